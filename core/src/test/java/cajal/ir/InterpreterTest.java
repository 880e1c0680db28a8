package cajal.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.kernel.Bernoulli;
import cajal.kernel.JitMatrix;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private final GraphBuilder builder = new GraphBuilder();

  private Object run(Value y, Object... inputs) {
    return Interpreter.run(builder.build(List.of(new Graph.Port("y", y))), List.of(inputs))
        .getFirst();
  }

  private Value input(DType dtype, int... dims) {
    return builder.input("x" + builder.inputs().size(), Type.of(dtype, dims));
  }

  @Test
  void f32SumsAreRoundedToFloat() {
    Value x = input(DType.F32, 2);
    assertThat((float[]) run(builder.plus(x, 1e-8), new float[] {1, 3e-8f}))
        .containsExactly(1f + 1e-8f, 3e-8f + 1e-8f);
  }

  @Test
  void f32FmaRoundsOnce() {
    Value x = input(DType.F32);
    float a = 1 + 0x1p-12f;
    assertThat((float[]) run(builder.fma(x, x, builder.constant(DType.F32, -1)), new float[] {a}))
        .containsExactly(Math.fma(a, a, -1f));
    assertThat(Math.fma(a, a, -1f)).isNotEqualTo(a * a - 1f);
  }

  @Test
  void aScalarStandsForEveryPlace() {
    Value x = input(DType.I32, 3);
    Value y = input(DType.I32);
    assertThat((int[]) run(builder.minus(y, x), new int[] {1, 2, 3}, new int[] {10}))
        .containsExactly(9, 8, 7);
  }

  @Test
  void castsAreThoseOfJava() {
    Value x = input(DType.F64, 4);
    double[] numbers = {-2.9, 1e20, Double.NaN, 0.5};
    assertThat((int[]) run(builder.cast(DType.I32, x), numbers))
        .containsExactly(-2, Integer.MAX_VALUE, 0, 0);
    assertThat((boolean[]) run(builder.cast(DType.BOOL, x), numbers)).containsOnly(true);
    Value bits = input(DType.I64, 1);
    assertThat((int[]) run(builder.cast(DType.I32, bits), numbers, new long[] {(1L << 32) + 5}))
        .containsExactly(5);
  }

  @Test
  void movesPutElementsWhereTheirIndicesSay() {
    Value x = input(DType.I32, 2, 3);
    int[] numbers = {0, 1, 2, 10, 11, 12};
    Function<Op, int[]> moved = op -> (int[]) run(builder.add(op), numbers);
    assertThat(moved.apply(new Move.Transpose(x, List.of(1, 0))))
        .containsExactly(0, 10, 1, 11, 2, 12);
    assertThat(moved.apply(new Move.Slice(x, List.of(1, 0), List.of(2, 3), List.of(1, 2))))
        .containsExactly(10, 12);
    assertThat(moved.apply(new Move.Broadcast(x, Shape.of(2, 2, 3), List.of(1, 2))))
        .containsExactly(0, 1, 2, 10, 11, 12, 0, 1, 2, 10, 11, 12);
    Value fill = builder.constant(DType.I32, 7);
    assertThat(moved.apply(new Move.Pad(x, fill, List.of(0, 1), List.of(1, 0))))
        .containsExactly(7, 0, 1, 2, 7, 10, 11, 12, 7, 7, 7, 7);
    assertThat(moved.apply(new Move.Concat(List.of(x, x), 1)))
        .containsExactly(0, 1, 2, 0, 1, 2, 10, 11, 12, 10, 11, 12);
    assertThat(moved.apply(new Iota(Shape.of(2, 3), 1))).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void gatherAndScatterAddAreEachOthersAdjoint() {
    Value x = input(DType.F64, 3, 2);
    Value at = input(DType.I32, 4);
    double[] numbers = {1, 2, 3, 4, 5, 6};
    int[] indices = {2, 0, 2, 1};
    Value rows = builder.add(new Gather(x, at));
    assertThat((double[]) run(rows, numbers, indices)).containsExactly(5, 6, 1, 2, 5, 6, 3, 4);
    assertThat((double[]) run(builder.add(new ScatterAdd(x, at, rows)), numbers, indices))
        .containsExactly(2, 4, 6, 8, 15, 18);
    assertThatThrownBy(() -> run(rows, numbers, new int[] {0, 3, 0, 0}))
        .hasMessageContaining("indices[1] is 3")
        .hasMessageContaining("f64[3,2]");
  }

  @Test
  void reductionsRunOverTheNamedAxes() {
    Value x = input(DType.F32, 2, 3);
    float[] numbers = {1, 2, 3, 4, 5, 6};
    Function<Op, float[]> reduced = op -> (float[]) run(builder.add(op), numbers);
    assertThat(reduced.apply(new Reduce(ReduceKind.SUM, x, List.of(0)))).containsExactly(5, 7, 9);
    assertThat(reduced.apply(new Reduce(ReduceKind.MAX, x, List.of(1)))).containsExactly(3, 6);
    assertThat(reduced.apply(new Reduce(ReduceKind.PROD, x, List.of(0, 1)))).containsExactly(720);
    assertThat(reduced.apply(new Cumulative(ReduceKind.SUM, x, 1)))
        .containsExactly(1, 3, 6, 4, 9, 15);
    Value none = input(DType.F32, 0);
    Value least = builder.add(new Reduce(ReduceKind.MIN, none, List.of(0)));
    assertThat((float[]) run(least, numbers, new float[0]))
        .containsExactly(Float.POSITIVE_INFINITY);
  }

  @Test
  void dotIsTheMatrixProductOfEachBatch() {
    Value x = input(DType.F64, 2, 1, 2);
    Value y = input(DType.F64, 2, 2, 2);
    Value product = builder.add(new Dot(x, y, 1));
    assertThat(
            (double[])
                run(product, new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4, 5, 6, 7, 8}))
        .containsExactly(7, 10, 43, 50);
  }

  @Test
  void sparseProductsEqualTheDenseMatrix() {
    // [[0, 2, 3], [4, 0, 0]]
    Value rows = input(DType.I32, 3);
    Value columns = input(DType.I32, 3);
    Value weight = input(DType.F32, 3);
    Value x = input(DType.F32, 3);
    Value spikes = input(DType.BOOL, 2);
    Object[] inputs = {
      new int[] {0, 2, 3},
      new int[] {1, 2, 0},
      new float[] {2, 3, 4},
      new float[] {1, 10, 100},
      new boolean[] {true, false}
    };
    var form = SparseProduct.Form.CSR;
    Op product = new SparseProduct(form, 2, 3, rows, columns, weight, x, false);
    assertThat((float[]) run(builder.add(product), inputs)).containsExactly(320, 4);
    Op events = new SparseProduct(form, 2, 3, rows, columns, weight, spikes, true);
    assertThat((float[]) run(builder.add(events), inputs)).containsExactly(0, 2, 3);
  }

  @Test
  void randomProductsAreWithTheExplicitMatrix() {
    Key key = Key.of(11);
    Bernoulli pattern = new Bernoulli(key, 5, 7, 0.4, Bernoulli.NO_SELF);
    JitMatrix.Explicit matrix = new JitMatrix(pattern, key, new Weight.Normal(2, 0.5)).explicit();
    double[] dense = matrix.csr().toDense(matrix.weight());
    Value mean = input(DType.F64);
    Value sd = input(DType.F64);
    Value x = input(DType.BOOL, 5);
    var weights = JitProduct.Weights.NORMAL;
    Op product = new JitProduct(weights, 5, 7, 0.4, 11, mean, sd, x, true);
    boolean[] spikes = {false, true, false, true, false};
    double[] expected = new double[7];
    for (int j = 0; j < 7; j++) expected[j] = dense[7 + j] + dense[3 * 7 + j];
    assertThat((double[]) run(builder.add(product), new double[] {2}, new double[] {0.5}, spikes))
        .containsExactly(expected);
  }

  @Test
  void scanCarriesAndStacks() {
    GraphBuilder turn = new GraphBuilder();
    Value sum = turn.input("sum", Type.scalar(DType.F64));
    Value x = turn.input("x", Type.of(DType.F64, 2));
    Value scale = turn.input("scale", Type.scalar(DType.F64));
    Value next =
        turn.plus(sum, turn.times(scale, turn.add(new Reduce(ReduceKind.SUM, x, List.of(0)))));
    Graph body =
        turn.build(List.of(new Graph.Port("sum", next), new Graph.Port("twice", turn.plus(x, x))));

    Value start = input(DType.F64);
    Value xs = input(DType.F64, 3, 2);
    Value factor = input(DType.F64);
    List<Value> results =
        builder.addAll(new Scan(body, 3, List.of(start), List.of(xs), List.of(factor)));
    Object[] inputs = {new double[] {1}, new double[] {1, 2, 3, 4, 5, 6}, new double[] {10}};
    assertThat((double[]) run(results.get(0), inputs)).containsExactly(211);
    assertThat((double[]) run(results.get(1), inputs)).containsExactly(2, 4, 6, 8, 10, 12);
  }

  @Test
  void condRunsTheChosenBranchOnly() {
    Custom.Definition failing =
        new Custom.Definition() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public List<Type> resultTypes(List<Type> operands) {
            return operands;
          }

          @Override
          public void evaluate(List<Object> operands, List<Object> results) {
            throw new IllegalStateException("ran");
          }
        };
    Type type = Type.of(DType.F32, 1);
    GraphBuilder yes = new GraphBuilder();
    Graph same = yes.build(List.of(new Graph.Port("y", yes.input("x", type))));
    GraphBuilder no = new GraphBuilder();
    Value failed = no.add(new Custom(failing, List.of(no.input("x", type))));
    Graph fails = no.build(List.of(new Graph.Port("y", failed)));
    Value choice = input(DType.BOOL);
    Value x = input(DType.F32, 1);
    Value y = builder.add(new Cond(choice, same, fails, List.of(x)));
    assertThat((float[]) run(y, new boolean[] {true}, new float[] {4})).containsExactly(4);
    assertThatThrownBy(() -> run(y, new boolean[] {false}, new float[] {4})).hasMessage("ran");
  }

  @Test
  void drawsDependOnSeedStreamElementAndStepAlone() {
    Value seed = input(DType.I32);
    Value step = input(DType.I32);
    Function<Integer, Value> draw =
        size ->
            builder.add(
                new Random(RandomKind.UNIFORM, Type.of(DType.F32, size), seed, 3, step, List.of()));
    float[] few = (float[]) run(draw.apply(2), new int[] {5}, new int[] {1});
    float[] many = (float[]) run(draw.apply(100), new int[] {5}, new int[] {1});
    assertThat(many).startsWith(few);
    assertThat(many).doesNotHaveDuplicates();
    assertThat((float[]) run(draw.apply(2), new int[] {5}, new int[] {2})).isNotEqualTo(few);
  }

  @Test
  void aWrongInputIsNamedWithWhatItTakes() {
    Value x = input(DType.F32, 3);
    Graph graph = builder.build(List.of(new Graph.Port("y", x)));
    assertThatThrownBy(() -> Interpreter.run(graph, Map.of("x0", new double[3])))
        .hasMessage("input 'x0' is f32[3] and takes a float[3], found double[3]");
    assertThatThrownBy(() -> Interpreter.run(graph, Map.of("x", new float[3])))
        .hasMessage("no value for input 'x0'; found [x]");
  }
}
