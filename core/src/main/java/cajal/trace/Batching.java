package cajal.trace;

import cajal.ir.Graph;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Functions of one element as functions of a whole batch, in which each operation is done for all
/// elements at once. They can be derived, be parts of loops, and be batched again.
///
/// ```java
/// Function<Tensor, Tensor> energy = x -> Reductions.sum(Maths.square(x));
/// Compiled slopes = Cajal.compile(Batching.vmap(Derivatives.grad(energy)));
/// slopes.apply(Tensor.of(1f, 2f, 3f, 4f).reshape(2, 2)).floats(); // [2.0, 4.0, 6.0, 8.0]
/// ```
///
/// Each element gets what it would get alone. A random draw is that of its own seed and step where
/// these are batched; otherwise all elements draw the same numbers. Of a [Control#cond] whose
/// predicate is batched both sides are computed.
public final class Batching {
  /// In place of the number of an axis: an argument that all elements share.
  public static final int SHARED = -1;

  private Batching() {}

  /// `f` for each slice along the first axis, which is that of the results, too.
  public static Function<Tensor, Tensor> vmap(Function<Tensor, Tensor> f) {
    UnaryOperator<List<Tensor>> all = vmapAll(x -> List.of(f.apply(x.getFirst())), 0);
    return x -> all.apply(List.of(x)).getFirst();
  }

  /// `f` for each pair of slices along the first axes.
  public static BiFunction<Tensor, Tensor, Tensor> vmap(BiFunction<Tensor, Tensor, Tensor> f) {
    return vmap(f, 0, 0);
  }

  /// `f` for each slice of `x` along axis `inX` and of `y` along axis `inY`, of which one may be
  /// [#SHARED]; the first axis of the result is the batch.
  public static BiFunction<Tensor, Tensor, Tensor> vmap(
      BiFunction<Tensor, Tensor, Tensor> f, int inX, int inY) {
    UnaryOperator<List<Tensor>> all = vmapAll(x -> List.of(f.apply(x.get(0), x.get(1))), inX, inY);
    return (x, y) -> all.apply(List.of(x, y)).getFirst();
  }

  /// All that `f` gives, each with the batch as its first axis. `inAxes` says for each argument
  /// which axis is the batch, or [#SHARED]; it is the first of all arguments where none are given.
  public static UnaryOperator<List<Tensor>> vmapAll(UnaryOperator<List<Tensor>> f, int... inAxes) {
    return arguments -> {
      int[] axes = inAxes.length == 0 ? new int[arguments.size()] : inAxes;
      int size = size(arguments, axes);
      Trace here = Trace.current();
      Trace inside = new Trace(here);
      List<Tensor> inputs = new ArrayList<>();
      List<Value> given = new ArrayList<>();
      List<Integer> batch = new ArrayList<>();
      for (int i = 0; i < axes.length; i++) {
        inputs.add(inside.input(element(arguments.get(i).type(), axes[i])));
        given.add(here.value(arguments.get(i)));
        batch.add(axes[i]);
      }
      Graph graph = inside.graph(inside.run(() -> f.apply(List.copyOf(inputs))));
      for (Value shared : inside.fromOuter()) {
        given.add(shared);
        batch.add(SHARED);
      }
      return Batch.of(here.builder(), graph, size, given, batch).stream()
          .map(value -> new Tensor(here, value))
          .toList();
    };
  }

  /// The number of elements, on which all batched arguments agree.
  private static int size(List<Tensor> arguments, int[] axes) {
    if (axes.length != arguments.size()) throw TraceError.batchAxes(axes, arguments.size());
    int size = -1;
    for (int i = 0; i < axes.length; i++) {
      Type type = arguments.get(i).type();
      if (axes[i] == SHARED) continue;
      if (axes[i] < 0 || axes[i] >= type.rank()) throw TraceError.axis("vmap", type, axes[i]);
      int own = type.shape().dim(axes[i]);
      if (size >= 0 && size != own) throw TraceError.batchSizes(i, type, axes[i], size);
      size = own;
    }
    if (size < 0) throw TraceError.noBatch(Arrays.toString(axes));
    return size;
  }

  private static Type element(Type type, int axis) {
    if (axis == SHARED) return type;
    List<Integer> dims = new ArrayList<>(type.shape().dims());
    dims.remove(axis);
    return type.with(new Shape(dims));
  }
}
