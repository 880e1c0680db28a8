package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.emit.Lanes;
import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Move;
import cajal.ir.RandomGraphs;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Products of matrices have the bits of one chain of `fma` for each element, whatever the vectors,
/// threads, blocks and the order of the axes in memory.
class DenseProductTest {
  private static final int[] SIZES = {0, 1, 2, 3, 5, 8, 9, 16, 17, 31, 32, 40, 65};

  private static RandomGenerator random(int seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static Graph graph(DType dtype, int m, int k, int n, int forms) {
    GraphBuilder builder = new GraphBuilder();
    Value x = matrix(builder, "x", dtype, m, k, (forms & 1) != 0);
    Value y = matrix(builder, "y", dtype, k, n, (forms & 2) != 0);
    return builder.build(List.of(new Graph.Port("z", builder.add(new Dot(x, y, 0)))));
  }

  /// Inputs without infinities and NaN, which would hide all else in long sums.
  private static List<Object> finite(Graph graph, RandomGenerator random) {
    List<Object> inputs = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      int size = port.value().shape().size();
      double[] numbers = random.doubles(size, -1, 1).toArray();
      if (port.value().dtype() == DType.F64) {
        inputs.add(numbers);
      } else {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) floats[i] = (float) numbers[i];
        inputs.add(floats);
      }
    }
    return inputs;
  }

  private static Value matrix(
      GraphBuilder builder, String name, DType dtype, int rows, int columns, boolean transposed) {
    return transposed
        ? builder.add(
            new Move.Transpose(builder.input(name, Type.of(dtype, columns, rows)), List.of(1, 0)))
        : builder.input(name, Type.of(dtype, rows, columns));
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void has_the_bits_of_the_interpreter_for_all_shapes_and_transpositions(Lanes lanes) {
    RandomGenerator random = random(lanes.ordinal());
    for (int i = 0; i < 120; i++) {
      int m = SIZES[random.nextInt(SIZES.length)];
      int k = SIZES[random.nextInt(SIZES.length)];
      int n = SIZES[random.nextInt(SIZES.length)];
      Graph graph = graph(i % 3 == 0 ? DType.F64 : DType.F32, m, k, n, i % 4);
      List<Object> inputs = i % 8 == 0 ? RandomGraphs.inputs(graph, random) : finite(graph, random);
      Bits.check(graph, inputs, lanes, i % 3 + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 70, 300",
    "300, 70, 1",
    "1, 300, 1",
    "1, 7, 1000",
    "2, 50, 600",
    "5, 600, 5",
    "200, 3, 7"
  })
  void has_the_bits_of_the_interpreter_for_vectors_and_thin_matrices(int m, int k, int n) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (int forms = 0; forms < 4; forms++) {
        Graph graph = graph(dtype, m, k, n, forms);
        Bits.check(graph, finite(graph, random(m)), Lanes.V256, 2);
      }
    }
  }

  @Test
  void goes_from_block_to_block_with_the_same_chain() {
    int m = DenseBlocks.ROWS + 3;
    int k = DenseBlocks.DEPTH + 5;
    int n = DenseBlocks.COLUMNS + 9;
    for (int forms = 0; forms < 4; forms++) {
      Graph graph = graph(forms == 1 ? DType.F64 : DType.F32, m, k, n, forms);
      Lanes lanes = forms % 2 == 0 ? Lanes.V512 : Lanes.V256;
      Bits.check(graph, finite(graph, random(forms)), lanes, forms % 2 + 1);
    }
  }

  @Test
  void batches_may_be_repeated_and_turned() {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      GraphBuilder builder = new GraphBuilder();
      Value x = builder.input("x", Type.of(dtype, 3, 2, 5, 7));
      Value w = builder.input("w", Type.of(dtype, 7, 9));
      Value heads = builder.input("heads", Type.of(dtype, 3, 5, 2, 7));
      Value repeated = builder.add(new Move.Broadcast(w, Shape.of(3, 2, 7, 9), List.of(2, 3)));
      Value turned = builder.add(new Move.Transpose(heads, List.of(0, 2, 3, 1)));
      Value zero = builder.input("zero", Type.scalar(dtype));
      Value filled = builder.add(new Move.Broadcast(zero, Shape.of(3, 2, 7, 4), List.of()));
      List<Graph.Port> outputs = new ArrayList<>();
      for (Value y : List.of(repeated, turned, filled)) {
        outputs.add(new Graph.Port("z" + outputs.size(), builder.add(new Dot(x, y, 2))));
      }
      Graph graph = builder.build(outputs);
      for (Lanes lanes : Lanes.values()) {
        Bits.check(graph, finite(graph, random(1)), lanes, 2);
      }
    }
  }

  @Test
  void transposed_operands_are_read_where_they_are() {
    Graph graph = graph(DType.F32, 8, 8, 8, 3);
    try (Program program = Bits.program(graph, Lanes.V256, 1)) {
      assertThat(program.explain()).contains("dot").doesNotContain("transpose");
    }
  }

  @Test
  void what_hangs_over_does_not_spread() {
    Graph graph = graph(DType.F32, 3, 2, 17, 0);
    float[] x = {1, 2, Float.POSITIVE_INFINITY, 4, 5, Float.NaN};
    float[] y = new float[34];
    y[16] = Float.NEGATIVE_INFINITY;
    Bits.check(graph, List.of(x, y), Lanes.V512, 1);
  }

  @Test
  void is_near_the_product_in_f64() {
    int m = 33;
    int k = 500;
    int n = 70;
    Graph graph = graph(DType.F32, m, k, n, 0);
    RandomGenerator random = random(5);
    float[] x = new float[m * k];
    float[] y = new float[k * n];
    for (int i = 0; i < x.length; i++) x[i] = random.nextFloat() - .5f;
    for (int i = 0; i < y.length; i++) y[i] = random.nextFloat() - .5f;
    try (Program program = Bits.program(graph, Lanes.preferred(), 2)) {
      float[] z = (float[]) program.run(List.of(x, y)).getFirst();
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          double magnitude = 0;
          for (int l = 0; l < k; l++) {
            sum += (double) x[i * k + l] * y[l * n + j];
            magnitude += Math.abs((double) x[i * k + l] * y[l * n + j]);
          }
          assertThat((double) z[i * n + j]).isCloseTo(sum, within(k * magnitude * 0x1p-24));
        }
      }
    }
  }

  @Test
  void a_program_gives_the_same_bits_before_and_after_its_tiles_are_warm() {
    Graph graph = graph(DType.F32, 20, 30, 50, 0);
    List<Object> inputs = finite(graph, random(9));
    List<Object> expected = Interpreter.run(graph, inputs);
    try (Program program = Program.compile(graph)) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < 3e8) {
        Bits.same(graph, expected, program.run(inputs), "tiered");
      }
    }
  }
}
