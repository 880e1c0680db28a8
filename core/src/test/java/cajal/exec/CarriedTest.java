package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.Parser;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Outputs that become inputs: in place where that changes nothing, by a copy elsewhere.
class CarriedTest {
  /// A step of gradient descent on |W·x|²/2: the gradient is (W·x) xᵀ, and W is read before.
  private static final String DESCENT =
      """
      graph(w: %0 f32[2,3], x: %1 f32[3,1]) {
        %2 = dot {batch=0} %0, %1 : f32[2,1]
        %3 = transpose {order=[1,0]} %1 : f32[1,3]
        %4 = dot {batch=0} %2, %3 : f32[2,3]
        %5 = const 0.5 : f32
        %6 = mul %4, %5 : f32[2,3]
        %7 = sub %0, %6 : f32[2,3]
        return w = %7
      }
      """;

  /// The sum of the input is taken after what becomes of it is there.
  private static final String READ_LATER =
      """
      graph(x: %0 f32[2]) {
        %1 = add %0, %0 : f32[2]
        %2 = reduce.sum {axes=[0]} %1 : f32
        %3 = add %0, %2 : f32[2]
        %4 = reduce.sum {axes=[0]} %3 : f32
        return x = %1, sum = %4
      }
      """;

  private static final String SWAP =
      """
      graph(x: %0 f32[2], y: %1 f32[2]) {
        return x = %1, y = %0
      }
      """;

  private static Program program(String text, Map<Integer, Integer> next) {
    return Program.compile(Parser.parse(text), Set.of(), next, Settings.preferred());
  }

  @Test
  void a_state_that_is_last_read_where_it_is_written_stays_in_its_array() {
    try (Program program = program(DESCENT, Map.of(0, 0))) {
      assertThat(program.output(0)).isSameAs(program.input(0));
      program.write(0, new float[] {1, 2, 3, 4, 5, 6});
      program.write(1, new float[] {1, 0, 1});
      program.run();
      program.run();
      float[] w = new float[6];
      program.read(0, w);
      assertThat(w).containsExactly(-1, 2, 1, -1, 5, 1);
    }
  }

  @Test
  void a_state_that_is_still_read_is_copied_at_the_end() {
    try (Program program = program(READ_LATER, Map.of(0, 0))) {
      assertThat(program.output(0)).isNotSameAs(program.input(0));
      program.write(0, new float[] {1, 2});
      float[] sum = new float[1];
      program.run();
      program.read(1, sum);
      assertThat(sum).containsExactly(3 + 2 * 6);
      program.run();
      program.read(1, sum);
      assertThat(sum).containsExactly(6 + 2 * 12);
    }
  }

  @Test
  void states_may_change_places() {
    try (Program program = program(SWAP, Map.of(0, 0, 1, 1))) {
      program.write(0, new float[] {1, 2});
      program.write(1, new float[] {3, 4});
      program.run();
      assertThat((float[]) program.input(0)).startsWith(3, 4);
      assertThat((float[]) program.input(1)).startsWith(1, 2);
    }
  }

  @Test
  void an_output_becomes_an_input_of_its_type() {
    assertThatThrownBy(() -> program(DESCENT, Map.of(0, 1)))
        .hasMessage("output 'w' (f32[2,3]) cannot become input 'x' (f32[3,1])");
  }
}
