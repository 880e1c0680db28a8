package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.emit.Lanes;
import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.Parser;
import cajal.rules.Lower;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgramStateTest {
  /// A population in a time loop: leak, noise, recurrent events, a recorded mean.
  private static final String NETWORK =
      """
      graph(v: %0 f32[100], rows: %1 i32[101], columns: %2 i32[300], drive: %3 f32[8]) {
        %5, %6 = scan {length=8, carry=1, xs=1} %0, %3, %1, %2 : f32[100], f32[8]
          graph(v: %0 f32[100], drive: %1 f32, rows: %2 i32[101], columns: %3 i32[300]) {
            %4 = const 0.5 : f32
            %5 = gt %0, %4 : bool[100]
            %6 = const 0.01 : f32
            %7 = sparse.csr {pre=100, post=100, transposed=true} %2, %3, %6, %5 : f32[100]
            %8 = const 0.9 : f32
            %9 = mul %0, %8 : f32[100]
            %10 = add %9, %7 : f32[100]
            %11 = add %10, %1 : f32[100]
            %12 = tanh %11 : f32[100]
            %13 = reduce.sum {axes=[0]} %12 : f32
            return v = %12, sum = %13
          }
        return v = %5, sums = %6
      }
      """;

  private static final List<Object> INPUTS =
      List.of(
          floats(100, 0.01f),
          IntStream.rangeClosed(0, 100).map(i -> 3 * i).toArray(),
          IntStream.range(0, 300).map(i -> i * 7 % 100).toArray(),
          floats(8, 0.1f));

  private static float[] floats(int n, float step) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) x[i] = i * step;
    return x;
  }

  /// In the steady state: while the JVM still compiles, vectors are boxed now and then.
  @Test
  void a_run_allocates_nothing() {
    try (Program program = Program.compile(Parser.parse(NETWORK))) {
      program.run(INPUTS);
      long least = Long.MAX_VALUE;
      for (int window = 0; window < 100 && least >= 1000; window++) {
        least = Math.min(least, allocated(program, 1000));
      }
      assertThat(least).isLessThan(1000);
    }
  }

  private static long allocated(Program program, int runs) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < runs; i++) program.run();
    return thread.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void vectors_and_threads_do_not_change_a_bit() {
    Graph graph = Parser.parse(NETWORK);
    for (Lanes lanes : Lanes.values()) {
      for (int threads = 1; threads <= 3; threads++) Bits.check(graph, INPUTS, lanes, threads);
    }
  }

  @Test
  void what_depends_on_fixed_inputs_alone_is_computed_when_they_change() {
    Graph graph =
        Parser.parse(
            """
            graph(x: %0 f32[3], w: %1 f32[3]) {
              %2 = exp %1 : f32[3]
              %3 = mul %0, %2 : f32[3]
              return y = %3
            }
            """);
    Settings settings = new Settings(Lanes.SCALAR, 1);
    try (Program program = Program.compile(graph, Set.of("w"), settings)) {
      float[] one = {1, 1, 1};
      float[] w = {0, 1, 2};
      List<Object> expected = Interpreter.run(Lower.toPrimitives(graph), List.of(one, w));
      program.write(1, w);
      program.prepare();
      program.write(0, one);
      program.run();
      assertThat(program.results().getFirst()).isEqualTo(expected.getFirst());
      assertThat(program.explain()).contains("fixed: loop over 3");
    }
  }

  @Test
  void arrays_are_used_again_when_their_values_are() {
    StringBuilder text = new StringBuilder("graph(x: %0 f32[1000]) {\n");
    for (int i = 0; i < 20; i++) {
      String scan = "  %%%d = cumulative.sum {axis=0} %%%d : f32[1000]\n".formatted(i + 1, i);
      text.append(scan);
    }
    Graph graph = Parser.parse(text + "  return y = %20\n}\n");
    try (Program program = Program.compile(graph)) {
      assertThat(program.explain()).contains("2 arrays between them, 8,192 bytes (77,824 with");
    }
    Bits.check(graph, List.of(floats(1000, 0.001f)), Lanes.SCALAR, 1);
  }

  @Test
  void one_output_may_be_an_input_or_stand_twice() {
    Graph graph =
        Parser.parse(
            """
            graph(x: %0 f32[2]) {
              %1 = neg %0 : f32[2]
              %2 = const 3.0 : f32
              return a = %0, b = %1, c = %1, d = %2
            }
            """);
    try (Program program = Program.compile(graph)) {
      assertThat(program.run(List.of(new float[] {1, 2})))
          .containsExactly(
              new float[] {1, 2}, new float[] {-1, -2}, new float[] {-1, -2}, new float[] {3});
    }
  }

  @Test
  void an_array_that_does_not_fit_is_refused_with_both_lengths() {
    try (Program program = Program.compile(Parser.parse(NETWORK))) {
      assertThatThrownBy(() -> program.write(3, new float[5]))
          .hasMessage("input 'drive' is f32[8] and takes a float[] of 8 elements, found float[5]");
    }
  }

  @Test
  void an_entry_outside_of_a_sparse_matrix_is_an_error() {
    try (Program program = Program.compile(Parser.parse(NETWORK))) {
      int[] columns = new int[300];
      columns[299] = 100;
      assertThatThrownBy(
              () -> program.run(List.of(INPUTS.get(0), INPUTS.get(1), columns, INPUTS.get(3))))
          .hasMessageContaining("entry 299 is in column 100 of 100");
    }
  }
}
