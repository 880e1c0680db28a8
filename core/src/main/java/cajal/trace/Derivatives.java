package cajal.trace;

import cajal.ir.Elementwise;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Jvp;
import cajal.rules.Recomputation;
import cajal.rules.Smooth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Derivatives of functions on tensors, as functions on tensors: they can be compiled, be parts of
/// others, and be derived again.
///
/// ```java
/// Compiled slope = Cajal.compile(Derivatives.grad(x -> Reductions.sum(Maths.square(x))));
/// slope.apply(Tensor.of(1f, 2f)).floats(); // [2.0, 4.0]
/// ```
///
/// Where a function jumps its derivative is 0, and where several elements are the largest they
/// share that of the maximum. Integers, truths and draws have none.
public final class Derivatives {
  private static final ScopedValue<Recomputation> RECOMPUTATION = ScopedValue.newInstance();

  private Derivatives() {}

  /// What `f` gives, where the loops of functions that it derives keep less and compute more again:
  /// the derivatives of long loops in little memory.
  ///
  /// ```java
  /// Compiled slope =
  ///     Cajal.compile(x -> Derivatives.recomputing(new Recomputation.Within(1 << 20), () -> Derivatives.grad(loss).apply(x)));
  /// ```
  ///
  /// @throws IllegalArgumentException if a loop cannot be derived within the memory given
  public static <T> T recomputing(Recomputation how, Supplier<T> f) {
    return ScopedValue.where(RECOMPUTATION, how).call(f::get);
  }

  static Recomputation recomputation() {
    return RECOMPUTATION.orElse(new Recomputation.Nothing());
  }

  /// Tensors, and how they change along given directions.
  public record Pushed(List<Tensor> results, List<Tensor> tangents) {
    public Pushed {
      results = List.copyOf(results);
      tangents = List.copyOf(tangents);
    }
  }

  /// The gradient of a function that gives one number.
  public static Function<Tensor, Tensor> grad(Function<Tensor, Tensor> f) {
    UnaryOperator<List<Tensor>> all = valueAndGrad(x -> List.of(f.apply(x.getFirst())), 0);
    return x -> all.apply(List.of(x)).getLast();
  }

  /// The gradient by the first of two arguments.
  public static BiFunction<Tensor, Tensor, Tensor> grad(BiFunction<Tensor, Tensor, Tensor> f) {
    UnaryOperator<List<Tensor>> all = valueAndGrad(x -> List.of(f.apply(x.get(0), x.get(1))), 0);
    return (x, y) -> all.apply(List.of(x, y)).getLast();
  }

  /// All that `f` gives, of which the first must be one number, then its gradients by the arguments
  /// with these numbers; by all of f32 and f64 where none are named.
  public static UnaryOperator<List<Tensor>> valueAndGrad(
      UnaryOperator<List<Tensor>> f, int... parameters) {
    return valueAndGrad(f, Integer::toString, parameters);
  }

  private static UnaryOperator<List<Tensor>> valueAndGrad(
      UnaryOperator<List<Tensor>> f, IntFunction<String> names, int... parameters) {
    return arguments -> {
      boolean[] wanted = wanted(arguments, names, parameters);
      Recorded recorded = Recorded.of(f, arguments);
      Type first = recorded.results().getFirst();
      if (!first.isScalar() || !first.dtype().isFloat()) throw TraceError.notScalar(first);
      List<Type> types = arguments.stream().map(Tensor::type).toList();
      boolean[] all = Arrays.copyOf(wanted, recorded.given().size());
      Pullback pullback = new Pullback(recorded, types, all);
      List<@Nullable Value> found = pullback.cotangentsOfFirst();
      List<Tensor> results = new ArrayList<>(pullback.results());
      for (int i : order(parameters, wanted)) {
        results.add(gradient(recorded, types, found, i, names));
      }
      return results;
    };
  }

  private static boolean[] wanted(
      List<Tensor> arguments, IntFunction<String> names, int[] parameters) {
    boolean[] wanted = new boolean[arguments.size()];
    for (int i : parameters) {
      if (i < 0 || i >= wanted.length) throw TraceError.parameter(i, wanted.length);
      if (!arguments.get(i).dtype().isFloat()) {
        throw TraceError.notSmooth(names.apply(i), arguments.get(i).type());
      }
      wanted[i] = true;
    }
    if (parameters.length > 0) return wanted;
    for (int i = 0; i < wanted.length; i++) wanted[i] = arguments.get(i).dtype().isFloat();
    return wanted;
  }

  private static int[] order(int[] parameters, boolean[] wanted) {
    if (parameters.length > 0) return parameters;
    return IntStream.range(0, wanted.length).filter(i -> wanted[i]).toArray();
  }

  /// Zeros where nothing depends on the parameter, or derivatives are taken of derivatives.
  private static Tensor gradient(
      Recorded recorded,
      List<Type> types,
      List<@Nullable Value> found,
      int i,
      IntFunction<String> names) {
    Value value = found.get(i);
    if (value != null) return new Tensor(recorded.around(), value);
    List<String> blocking = Smooth.blocking(recorded.graph(), i);
    if (!blocking.isEmpty() && !recorded.differentiates()) {
      throw TraceError.blocked(names.apply(i), types.get(i), String.join(", ", blocking));
    }
    return Fill.zeros(types.get(i));
  }

  /// All that `f` gives, of which the first must be one number, then its gradients by these
  /// parameters, however deep inside of it they are used.
  public static List<Tensor> valueAndGrad(Supplier<List<Tensor>> f, List<Parameter> parameters) {
    List<Tensor> values = parameters.stream().map(Parameter::value).toList();
    int[] all = IntStream.range(0, values.size()).toArray();
    return valueAndGrad(x -> Parameter.with(parameters, x, f), i -> parameters.get(i).name(), all)
        .apply(values);
  }

  /// The same number, through which no gradient goes.
  public static Tensor stop(Tensor x) {
    return Trace.current()
        .add(t -> {
          Value zero = t.value(x.like(0));
          return new Elementwise.Sloped(t.value(x), zero, zero);
        });
  }

  /// `value`, whose derivative by `x` is said to be `slope`, and by anything else nothing; of one
  /// shape, where `x` and `slope` may be scalars.
  public static Tensor sloped(Tensor value, Tensor x, Tensor slope) {
    return Trace.current()
        .add(t -> new Elementwise.Sloped(t.value(value), t.value(x), t.value(slope)));
  }

  /// `f`, of which gradients keep the argument alone and compute what is between again: less memory
  /// for one more forward run.
  public static Function<Tensor, Tensor> checkpoint(Function<Tensor, Tensor> f) {
    return x -> Calls.again(y -> List.of(f.apply(y.getFirst())), List.of(x)).getFirst();
  }

  /// The same for any number of tensors.
  public static UnaryOperator<List<Tensor>> checkpointAll(UnaryOperator<List<Tensor>> f) {
    return x -> Calls.again(f, x);
  }

  /// `f` with a gradient of your own. What `f` uses from around it has no gradient, and must not
  /// need one: make it an argument. There is no derivative forward (`jvp`).
  public static UnaryOperator<List<Tensor>> custom(
      UnaryOperator<List<Tensor>> f, Backward backward) {
    return x -> Calls.ruled(f, backward, x);
  }

  /// How f(x) changes along v: J·v.
  public static Tensor jvp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
    return jvp(y -> List.of(f.apply(y.getFirst())), List.of(x), List.of(v)).tangents().getFirst();
  }

  /// What `f` gives, and how it changes along a direction for each argument. Those of arguments
  /// that are not f32 or f64 do not count, and the tangents of such results are zeros.
  public static Pushed jvp(UnaryOperator<List<Tensor>> f, List<Tensor> x, List<Tensor> v) {
    Recorded recorded = Recorded.of(f, x);
    List<@Nullable Value> t = new ArrayList<>();
    for (int i = 0; i < recorded.given().size(); i++) {
      boolean own = i < x.size();
      t.add(own ? direction("jvp", recorded.around(), x.get(i).type(), v, i) : null);
    }
    Jvp.Dual dual = Jvp.of(recorded.around().builder(), recorded.graph(), recorded.given(), t);
    List<Tensor> results = new ArrayList<>();
    List<Tensor> tangents = new ArrayList<>();
    for (int i = 0; i < dual.results().size(); i++) {
      Value result = dual.results().get(i);
      Value tangent = dual.tangents().get(i);
      results.add(new Tensor(recorded.around(), result));
      tangents.add(
          tangent == null ? Fill.zeros(result.type()) : new Tensor(recorded.around(), tangent));
    }
    return new Pushed(results, tangents);
  }

  static @Nullable Value direction(
      String what, Trace here, Type type, List<Tensor> directions, int i) {
    String found = i < directions.size() ? directions.get(i).type().toString() : "none";
    if (!found.equals(type.toString())) throw TraceError.direction(what, type, found);
    return type.dtype().isFloat() ? here.value(directions.get(i)) : null;
  }

  /// The derivatives of Σ u·f(x): Jᵀ·u.
  public static Tensor vjp(Function<Tensor, Tensor> f, Tensor x, Tensor u) {
    return vjp(y -> List.of(f.apply(y.getFirst())), List.of(x)).apply(u).getFirst();
  }

  /// What `f` gives, and the way back.
  public static Pullback vjp(UnaryOperator<List<Tensor>> f, List<Tensor> x) {
    Recorded recorded = Recorded.of(f, x);
    boolean[] wanted = new boolean[recorded.given().size()];
    for (int i = 0; i < x.size(); i++) wanted[i] = x.get(i).dtype().isFloat();
    return new Pullback(recorded, x.stream().map(Tensor::type).toList(), wanted);
  }

  /// The derivative of each element of the result by each of the argument: of the shape of the
  /// result followed by that of the argument. Row by row or column by column, whichever are fewer.
  public static Function<Tensor, Tensor> jacobian(Function<Tensor, Tensor> f) {
    return x -> {
      Type y = Recorded.of(a -> List.of(f.apply(a.getFirst())), List.of(x)).results().getFirst();
      return y.shape().size() < x.shape().size() ? rows(f, x, y) : columns(f, x, y);
    };
  }

  /// The second derivatives of a function that gives one number: of the shape of the argument
  /// twice.
  public static Function<Tensor, Tensor> hessian(Function<Tensor, Tensor> f) {
    return x -> columns(grad(f), x, x.type());
  }

  private static Tensor rows(Function<Tensor, Tensor> f, Tensor x, Type y) {
    Tensor rows = each(y, u -> vjp(f, x, u));
    return Shapes.reshape(rows, joined(y, x.type()));
  }

  private static Tensor columns(Function<Tensor, Tensor> f, Tensor x, Type y) {
    Tensor columns = each(x.type(), v -> jvp(f, x, v));
    Tensor matrix = Shapes.reshape(columns, Shape.of(x.shape().size(), y.shape().size()));
    return Shapes.reshape(Shapes.transpose(matrix), joined(y, x.type()));
  }

  private static Shape joined(Type y, Type x) {
    List<Integer> dims = new ArrayList<>(y.shape().dims());
    dims.addAll(x.shape().dims());
    return new Shape(dims);
  }

  /// What a function gives for each direction of a space, one after another.
  private static Tensor each(Type space, Function<Tensor, Tensor> f) {
    int n = space.shape().size();
    Turn all =
        Control.scan(
            (carry, i) -> {
              Tensor one = Fill.iota(n).eq(i.getFirst()).cast(space.dtype());
              Tensor result = f.apply(Shapes.reshape(one, space.shape()));
              return new Turn(List.of(), List.of(result));
            },
            List.of(),
            List.of(Fill.iota(n)),
            n);
    return all.stack();
  }
}
