package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.ir.Graph;
import cajal.ir.Parser;
import cajal.ir.RandomGraphs;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Loops whose workers each take some rows of the batch from the first turn to the last.
class BatchPartTest {
  /// Every operation that keeps rows apart; what is carried along is stacked, too, and a slice is
  /// what the next turn starts from.
  private static final String ROWS =
      """
      graph(h: %0 f32[B,8], x: %1 f32[5,B,8], w: %2 f32[8,8], b: %3 f32[B,8], k: %4 f32,
          table: %5 f32[64,8], last: %6 f32[B,8]) {
        %7, %8, %9, %10, %11, %12, %13 =
            scan {length=5, carry=3, xs=1REVERSED} %0, %4, %6, %1, %2, %3, %5
            : f32[B,8], f32, f32[B,8], f32[5,B,8], f32[5,B,16], f32[5], f32[5,B,8]
          graph(h: %0 f32[B,8], k: %1 f32, last: %2 f32[B,8], x: %3 f32[B,8], w: %4 f32[8,8],
              b: %5 f32[B,8], table: %6 f32[64,8]) {
            %7 = dot {batch=0} %0, %4 : f32[B,8]
            %8 = iota {shape=[B], axis=0} : i32[B]
            %9 = gather %6, %8 : f32[B,8]
            %10 = reduce.sum {axes=[1]} %3 : f32[B]
            %11 = broadcast {to=[B,8], axes=[0]} %10 : f32[B,8]
            %12 = reduce.sum {axes=[0]} %4 : f32[8]
            %13 = broadcast {to=[B,8], axes=[1]} %12 : f32[B,8]
            %14 = cast {to=f32} %8 : f32[B]
            %15 = reshape {to=[B,1]} %14 : f32[B,1]
            %16 = reshape {to=[B]} %15 : f32[B]
            %17 = broadcast {to=[B,8], axes=[0]} %16 : f32[B,8]
            %18 = add %7, %9 : f32[B,8]
            %19 = add %18, %11 : f32[B,8]
            %20 = mul %19, %13 : f32[B,8]
            %21 = add %20, %17 : f32[B,8]
            %22 = mul %21, %1 : f32[B,8]
            %23 = add %22, %5 : f32[B,8]
            %24 = sin %23 : f32[B,8]
            %25 = concat {axis=1} %24, %2 : f32[B,16]
            %26 = slice {from=[0,3], to=[B,11], stride=[1,1]} %25 : f32[B,8]
            %27 = add %26, %24 : f32[B,8]
            %28 = const 0.5 : f32
            %29 = mul %1, %28 : f32
            return h = %27, k = %29, last = %3, h.0 = %0, both = %25, k.0 = %1, y = %24
          }
        return h = %7, k = %8, last = %9, hs = %10, both = %11, ks = %12, y = %13
      }
      """;

  /// A sum over the batch in each turn.
  private static final String MIXED =
      """
      graph(h: %0 f32[32,8], x: %1 f32[5,32,8]) {
        %2 = scan {length=5, carry=1, xs=1} %0, %1 : f32[32,8]
          graph(h: %0 f32[32,8], x: %1 f32[32,8]) {
            %2 = add %0, %1 : f32[32,8]
            %3 = reduce.sum {axes=[0]} %2 : f32[8]
            %4 = broadcast {to=[32,8], axes=[1]} %3 : f32[32,8]
            %5 = add %2, %4 : f32[32,8]
            return h = %5
          }
        return h = %2
      }
      """;

  /// A loop in a loop: the inner one reads slices of those of the outer one, and starts from one.
  private static final String NESTED =
      """
      graph(h: %0 f32[16,8], x: %1 f32[3,4,16,8], last: %2 f32[16,8], w: %3 f32[8,8]) {
        %4, %5, %6, %7 = scan {length=3, carry=3, xs=1REVERSED} %0, %2, %3, %1
            : f32[16,8], f32[16,8], f32[8,8], f32[3,1,16,8]
          graph(h: %0 f32[16,8], last: %1 f32[16,8], w: %2 f32[8,8], x: %3 f32[4,16,8]) {
            %4, %5, %6 = scan {length=4, carry=2, xs=1REVERSED} %0, %1, %3, %2
                : f32[16,8], f32[16,8], f32[4,16,8]
              graph(h: %0 f32[16,8], last: %1 f32[16,8], x: %2 f32[16,8], w: %3 f32[8,8]) {
                %4 = dot {batch=0} %0, %3 : f32[16,8]
                %5 = add %4, %2 : f32[16,8]
                %6 = sub %5, %1 : f32[16,8]
                %7 = sin %6 : f32[16,8]
                return h = %7, last = %2, y = %7
              }
            %7 = reshape {to=[64,8]} %3 : f32[64,8]
            %8 = transpose {order=[1,0]} %7 : f32[8,64]
            %9 = reshape {to=[64,8]} %6 : f32[64,8]
            %10 = dot {batch=0} %8, %9 : f32[8,8]
            %11 = add %2, %10 : f32[8,8]
            %12 = slice {from=[3,0,0], to=[4,16,8], stride=[1,1,1]} %3 : f32[1,16,8]
            return h = %4, last = %5, w = %11, end = %12
          }
        return h = %4, last = %5, w = %6, ends = %7
      }
      """;

  private static Graph rows(int rows, boolean reversed) {
    return Parser.parse(
        ROWS.replace("B", "" + rows).replace("REVERSED", reversed ? ", reversed=true" : ""));
  }

  private static List<Object> inputs(Graph graph) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    return RandomGraphs.inputs(graph, random);
  }

  @ParameterizedTest
  @CsvSource({"32,false", "32,true", "13,false", "3,true", "64,false"})
  void rows_that_go_through_a_loop_alone_have_the_bits_of_all_together(int rows, boolean reversed) {
    Graph graph = rows(rows, reversed);
    try (Program program = Bits.program(graph, Lanes.preferred(), 2)) {
      assertThat(program.explain()).contains("scan in 2 parts of the batch");
    }
    List<Object> inputs = inputs(graph);
    List<Object> expected = Bits.expected(graph, inputs);
    for (int threads = 1; threads < 4; threads++) {
      Bits.check(graph, expected, inputs, Lanes.preferred(), threads);
    }
    Bits.check(graph, expected, inputs, Lanes.SCALAR, 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rows_go_through_loops_inside_of_loops(boolean reversed) {
    Graph graph = Parser.parse(NESTED.replace("REVERSED", reversed ? ", reversed=true" : ""));
    List<Object> inputs = inputs(graph);
    for (int threads = 1; threads < 4; threads++) {
      Bits.check(graph, inputs, Lanes.preferred(), threads);
    }
  }

  @Test
  void a_loop_whose_rows_depend_on_one_another_stays_whole() {
    Graph graph = Parser.parse(MIXED);
    try (Program program = Bits.program(graph, Lanes.preferred(), 2)) {
      assertThat(program.explain()).doesNotContain("parts");
    }
    Bits.check(graph, inputs(graph), Lanes.preferred(), 2);
  }
}
