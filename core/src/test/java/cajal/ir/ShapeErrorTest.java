package cajal.ir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Every operation that is given what does not fit says what it was given.
class ShapeErrorTest {
  private int values;

  private Value x(DType dtype, int... dims) {
    return new Value(values++, Type.of(dtype, dims));
  }

  private final Value f4 = x(DType.F32, 4);
  private final Value f5 = x(DType.F32, 5);
  private final Value d4 = x(DType.F64, 4);
  private final Value i4 = x(DType.I32, 4);
  private final Value b4 = x(DType.BOOL, 4);
  private final Value f23 = x(DType.F32, 2, 3);
  private final Value scalar = x(DType.F32);
  private final Value seed = x(DType.I32);

  private static void rejects(Supplier<?> op, String... parts) {
    assertThatThrownBy(op::get).isInstanceOf(ShapeError.class).hasMessageContainingAll(parts);
  }

  @Test
  void elementwise() {
    rejects(() -> new Elementwise.Unary(UnaryKind.EXP, i4), "exp", "i32[4]", "cast");
    rejects(() -> new Elementwise.Unary(UnaryKind.NOT, f4), "not", "f32[4]");
    rejects(() -> new Elementwise.Binary(BinaryKind.ADD, f4, f5), "add", "[4] and [5]");
    rejects(() -> new Elementwise.Binary(BinaryKind.ADD, f4, d4), "add", "f32[4] and f64[4]");
    rejects(() -> new Elementwise.Binary(BinaryKind.AND, f4, f4), "and", "f32[4]");
    rejects(() -> new Elementwise.Fma(f4, scalar, f5), "fma", "[4] and [5]");
    rejects(() -> new Elementwise.Compare(CompareKind.LT, f4, f5), "lt", "[4] and [5]");
    rejects(() -> new Elementwise.Select(b4, f5, scalar), "select", "[4] and [5]");
    rejects(() -> new Elementwise.Select(f4, f4, f4), "select", "bool", "f32[4]");
    rejects(() -> new Elementwise.Bitcast(DType.I64, f4), "bitcast", "i64", "f32[4]");
  }

  @Test
  void moves() {
    rejects(() -> new Move.Reshape(f23, Shape.of(5)), "f32[2,3]", "[5]", "6 elements");
    rejects(() -> new Move.Transpose(f23, List.of(0, 0)), "f32[2,3]", "[0, 0]");
    rejects(() -> new Move.Broadcast(f4, Shape.of(4, 5), List.of(1)), "f32[4]", "[4,5]", "[1]");
    rejects(() -> new Move.Broadcast(f4, Shape.of(4, 5), List.of()), "f32[4]", "[4,5]");
    rejects(() -> new Move.Broadcast(f4, Shape.of(4), List.of(-1)), "f32[4]", "[-1]");
    rejects(() -> new Move.Slice(f4, List.of(2), List.of(5), List.of(1)), "f32[4]", "[2]", "[5]");
    rejects(() -> new Move.Pad(f4, seed, List.of(1), List.of(1)), "f32[4]", "i32");
    rejects(() -> new Move.Pad(f4, scalar, List.of(-1), List.of(1)), "f32[4]", "[-1]");
    rejects(() -> new Move.Concat(List.of(f4, d4), 0), "f32[4]", "f64[4]");
    rejects(() -> new Move.Concat(List.of(f23, f4), -1), "axis -1", "f32[2,3]");
    rejects(() -> new Move.Concat(List.of(), 0), "concat of nothing");
    rejects(() -> new Gather(f4, b4), "f32[4]", "bool[4]");
    rejects(() -> new ScatterAdd(f4, i4, f5), "f32[4]", "i32[4]", "f32[5]");
    rejects(() -> new Iota(Shape.of(3), 1), "axis 1", "[3]");
  }

  @Test
  void reductionsAndProducts() {
    rejects(() -> new Reduce(ReduceKind.SUM, f4, List.of(1)), "axis 1", "f32[4]");
    rejects(() -> new Reduce(ReduceKind.SUM, f23, List.of(1, 1)), "[1, 1]", "f32[2,3]");
    rejects(() -> new Reduce(ReduceKind.ANY, f4, List.of(0)), "any", "f32[4]");
    rejects(() -> new Cumulative(ReduceKind.SUM, f4, -1), "axis -1", "f32[4]");
    rejects(() -> new Cumulative(ReduceKind.ANY, b4, 0), "any", "bool[4]");
    rejects(() -> new Dot(f23, f23, 0), "f32[2,3] x f32[2,3]");
    rejects(() -> new Dot(f4, f4, -1), "f32[4] x f32[4]");
    rejects(
        () -> new SparseProduct(SparseProduct.Form.CSR, 3, 5, i4, i4, f4, f4, false),
        "CSR[3,5]",
        "rows i32[4]",
        "weight f32[4]",
        "with f32[4]");
    rejects(
        () -> new JitProduct(JitProduct.Weights.NORMAL, 3, 5, 0.5, 1, scalar, scalar, f4, true),
        "[3,5]ᵀ",
        "f32[4]");
    rejects(
        () -> new JitProduct(JitProduct.Weights.NORMAL, 3, 4, 1.5, 1, scalar, scalar, f4, false),
        "between 0 and 1",
        "1.5");
  }

  @Test
  void convolutions() {
    Shape images = Shape.of(2, 8, 8, 3);
    rejects(() -> Stencil.plain(Shape.of(2, 3), Shape.of(3, 5)), "images [n, spatial.., channels]");
    rejects(
        () -> Stencil.plain(images, Shape.of(3, 3, 4, 5)),
        "3 channels of [2,8,8,3] in 1 group(s)",
        "check axis 2 of the kernel");
    rejects(
        () -> Stencil.plain(images, Shape.of(3, 9, 3, 5)),
        "axis 1: a kernel of 9",
        "8 places",
        "pad more");
    List<Integer> two = List.of(2, 2);
    rejects(
        () -> new Stencil(images, Shape.of(3, 3, 3, 5), List.of(2), two, two, two, 1),
        "over 2 spatial axes takes as many strides",
        "[2]");
    Stencil fits = Stencil.plain(images, Shape.of(3, 3, 3, 5));
    rejects(
        () -> new Conv(Conv.Part.OUTPUT, f4, f5, fits),
        "output takes two of one float type, [2,8,8,3] and [3,3,3,5]",
        "f32[4]");
  }

  @Test
  void draws() {
    Type type = f4.type();
    rejects(
        () -> new Random(RandomKind.NORMAL, type, scalar, 0, seed, List.of()),
        "i32",
        "f32 and i32");
    rejects(
        () -> new Random(RandomKind.POISSON, type, seed, 0, seed, List.of(f4)),
        "poisson",
        "f32[4]");
    rejects(
        () -> new Random(RandomKind.BERNOULLI, b4.type(), seed, 0, seed, List.of()),
        "1 parameters",
        "found 0");
    rejects(
        () -> new Random(RandomKind.BERNOULLI, b4.type(), seed, 0, seed, List.of(f5)),
        "bool[4]",
        "f32[5]");
  }

  @Test
  void control() {
    Graph same = new Graph(List.of(new Graph.Port("x", f4)), List.of(), List.of());
    Graph other = new Graph(List.of(new Graph.Port("x", f5)), List.of(), List.of());
    Graph gives =
        new Graph(List.of(new Graph.Port("x", f4)), List.of(), List.of(new Graph.Port("x", f4)));
    Value choice = x(DType.BOOL);
    rejects(() -> new Cond(b4, same, same, List.of(f4)), "bool scalar", "bool[4]");
    rejects(() -> new Cond(choice, same, other, List.of(f4)), "f32[4]", "f32[5]");
    rejects(() -> new Cond(choice, same, gives, List.of(f4)), "[] and [f32[4]]");
    rejects(() -> new Scan(gives, 2, List.of(f5), List.of(), List.of()), "f32[5]", "f32[4]");
    rejects(() -> new Scan(same, 2, List.of(f4), List.of(), List.of()), "f32[4]", "nothing");
    rejects(() -> new Scan(gives, 3, List.of(), List.of(f4), List.of()), "length 3", "f32[4]");
    rejects(() -> new Scan(gives, -1, List.of(f4), List.of(), List.of()), "length -1");
  }
}
