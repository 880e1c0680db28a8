package cajal.ir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Well-typed graphs made by chance, for tests that something holds for every graph.
///
/// They do nothing that depends on the sign of a zero (which simplification may change): divisors
/// are at least 1/2, indices are in range, no integer is divided by 0.
public final class RandomGraphs {
  /// What the operations of a graph are taken from.
  public enum Family {
    /// Arithmetic, comparison and selection of `f32`, `f64` and `bool`; casts between them.
    FLOATS,
    /// Functions that are not primitive.
    FUNCTIONS,
    /// Arithmetic and bits of `i32` and `i64`, casts, bitcasts.
    INTEGERS,
    MOVES,
    REDUCTIONS,
    /// Dot, sparse and random products.
    PRODUCTS,
    DRAWS,
    /// Scan and cond.
    CONTROL
  }

  private static final int[] LENGTHS = {0, 1, 2, 3, 5, 8, 9, 17};
  private static final double[] CONSTANTS = {0, 0, 1, 1, -1, 2, 0.5, -3.7, 1e-3, 25};

  final RandomGenerator random;
  final Set<Family> families;
  final GraphBuilder builder;
  final List<Shape> shapes;
  private final List<Value> values = new ArrayList<>();
  private final boolean open;

  private RandomGraphs(
      RandomGenerator random,
      Set<Family> families,
      GraphBuilder builder,
      List<Shape> shapes,
      boolean open) {
    this.random = random;
    this.families = families;
    this.builder = builder;
    this.shapes = shapes;
    this.open = open;
  }

  /// A graph of about `size` operations of these families, of all where none is given.
  public static Graph next(RandomGenerator random, int size, Family... families) {
    return next(random, size, new GraphBuilder(), families);
  }

  /// The same, added to `builder`.
  public static Graph next(
      RandomGenerator random, int size, GraphBuilder builder, Family... families) {
    Set<Family> chosen = EnumSet.allOf(Family.class);
    if (families.length > 0) chosen = EnumSet.copyOf(List.of(families));
    int n = LENGTHS[random.nextInt(LENGTHS.length)];
    int m = 1 + random.nextInt(3);
    List<Shape> shapes = new ArrayList<>(List.of(Shape.SCALAR, Shape.of(n), Shape.of(n)));
    if (chosen.contains(Family.MOVES)) shapes.addAll(List.of(Shape.of(m, n), Shape.of(n, m)));
    RandomGraphs graphs = new RandomGraphs(random, chosen, builder, shapes, true);
    for (int i = 0; i < size; i++) graphs.grow();
    List<Graph.Port> outputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) outputs.add(new Graph.Port("y" + i, graphs.pick(value -> true)));
    return builder.build(outputs);
  }

  /// Values for the inputs of `graph`: mostly small numbers, some of them special.
  public static List<Object> inputs(Graph graph, RandomGenerator random) {
    List<Object> inputs = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      Object array = Storage.allocate(port.value().type());
      for (int i = 0; i < port.value().shape().size(); i++) {
        double number = number(random);
        switch (array) {
          case float[] x -> x[i] = (float) number;
          case double[] x -> x[i] = number;
          case int[] x -> x[i] = (int) (number * 10);
          case long[] x -> x[i] = random.nextInt(4) == 0 ? random.nextLong() : (long) number;
          case boolean[] x -> x[i] = random.nextBoolean();
          default -> throw new AssertionError(array.getClass());
        }
      }
      inputs.add(array);
    }
    return inputs;
  }

  private static double number(RandomGenerator random) {
    return switch (random.nextInt(24)) {
      case 0 -> 0;
      case 1 -> -0.0;
      case 2 -> Double.NaN;
      case 3 -> Double.NEGATIVE_INFINITY;
      case 4 -> Double.POSITIVE_INFINITY;
      case 5 -> random.nextGaussian() * 1e30;
      case 6 -> random.nextGaussian() * 1e-30;
      default -> random.nextGaussian() * 3;
    };
  }

  private void grow() {
    Family[] choice = families.toArray(Family[]::new);
    if (random.nextInt(5) == 0) builder.origin(random.nextBoolean() ? "A.b(A.java:3)" : null);
    List<Value> grown =
        switch (choice[random.nextInt(choice.length)]) {
          case FLOATS -> List.of(new RandomElementwise(this).number());
          case FUNCTIONS -> List.of(new RandomElementwise(this).function());
          case INTEGERS -> List.of(new RandomElementwise(this).integer());
          case MOVES -> List.of(new RandomArrays(this).move());
          case REDUCTIONS -> List.of(new RandomArrays(this).reduction());
          case PRODUCTS -> List.of(new RandomArrays(this).product());
          case DRAWS -> List.of(draw());
          case CONTROL -> open ? control() : List.of(new RandomElementwise(this).number());
        };
    values.addAll(grown);
  }

  private Value draw() {
    RandomKind kind = RandomKind.values()[random.nextInt(RandomKind.values().length)];
    DType dtype =
        switch (kind) {
          case BITS, POISSON -> DType.I32;
          case BERNOULLI -> DType.BOOL;
          case UNIFORM, NORMAL, EXPONENTIAL -> floating();
        };
    Shape shape = shape();
    List<Value> parameters = new ArrayList<>();
    if (kind.parameters() == 1) {
      Value p = of(floating(), random.nextBoolean() ? Shape.SCALAR : shape);
      Value positive = builder.unary(UnaryKind.ABS, p);
      Value most = builder.constant(p.dtype(), 5);
      Value small = builder.compare(CompareKind.LE, positive, most);
      parameters.add(builder.select(small, positive, most));
    }
    Value seed = of(DType.I32, Shape.SCALAR);
    Value step = of(DType.I32, Shape.SCALAR);
    return builder.add(
        new Random(kind, new Type(dtype, shape), seed, random.nextInt(-9, 9), step, parameters));
  }

  private List<Value> control() {
    DType dtype = floating();
    Shape shape = shape();
    Type carried = new Type(dtype, shape);
    Type constant = Type.scalar(dtype);
    Value carry = of(dtype, shape);
    if (random.nextBoolean()) {
      List<Type> takes = List.of(carried, constant);
      Graph yes = inner(takes, List.of(carried, constant));
      Graph no = inner(takes, List.of(carried, constant));
      Value choice = of(DType.BOOL, Shape.SCALAR);
      return builder.addAll(new Cond(choice, yes, no, List.of(carry, of(dtype, Shape.SCALAR))));
    }
    int length = random.nextInt(4);
    List<Integer> dims = new ArrayList<>(shape.dims());
    dims.addFirst(length);
    Value xs = of(dtype, new Shape(dims));
    Graph body = inner(List.of(carried, carried, constant), List.of(carried, carried));
    Value scalar = of(dtype, Shape.SCALAR);
    return builder.addAll(
        new Scan(body, length, random.nextBoolean(), List.of(carry), List.of(xs), List.of(scalar)));
  }

  private Graph inner(List<Type> inputs, List<Type> outputs) {
    GraphBuilder inside = new GraphBuilder();
    RandomGraphs graphs = new RandomGraphs(random, families, inside, shapes, false);
    for (Type type : inputs) graphs.values.add(inside.input("x" + inside.inputs().size(), type));
    for (int i = 0; i < 4; i++) graphs.grow();
    List<Graph.Port> results = new ArrayList<>();
    for (Type type : outputs) {
      results.add(new Graph.Port("y" + results.size(), graphs.of(type.dtype(), type.shape())));
    }
    return inside.build(results);
  }

  Shape shape() {
    return shapes.get(random.nextInt(shapes.size()));
  }

  DType floating() {
    return random.nextInt(3) == 0 ? DType.F64 : DType.F32;
  }

  /// A value made before for which `fits` holds; any other if there is none.
  Value pick(Predicate<Value> fits) {
    List<Value> fitting = values.stream().filter(fits).toList();
    if (fitting.isEmpty()) return of(floating(), shape());
    return fitting.get(random.nextInt(fitting.size()));
  }

  /// A value of this type: made before, an input, or a constant.
  Value of(DType dtype, Shape shape) {
    Type type = new Type(dtype, shape);
    if (shape.isScalar() && random.nextInt(3) == 0) return constant(dtype);
    List<Value> fitting = values.stream().filter(value -> value.type().equals(type)).toList();
    if (!fitting.isEmpty() && random.nextInt(8) != 0) {
      return fitting.get(random.nextInt(fitting.size()));
    }
    if (open) {
      Value input = builder.input("x" + builder.inputs().size(), type);
      values.add(input);
      return input;
    }
    Value constant = constant(dtype);
    return shape.isScalar()
        ? constant
        : builder.add(new Move.Broadcast(constant, shape, List.of()));
  }

  Value constant(DType dtype) {
    double number = CONSTANTS[random.nextInt(CONSTANTS.length)];
    if (dtype.isFloat() && random.nextInt(12) == 0) number = number(random);
    return builder.constant(dtype, number);
  }
}
