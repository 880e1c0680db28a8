package cajal.learn.nn;

import cajal.ir.DType;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What layers ask of their arguments, and how they say so.
public final class Takes {
  private Takes() {}

  /// `x` of `[..., features]`, of the element type of a parameter.
  public static Tensor features(String who, Tensor x, int features, DType dtype) {
    if (x.rank() > 0 && x.dim(-1) == features) return floats(who, x, dtype);
    throw wrong(
        who,
        "[..., %d]".formatted(features),
        x,
        "make the layer for that many features, or put the features on the last axis");
  }

  public static Tensor floats(String who, Tensor x, DType dtype) {
    if (x.dtype() == dtype) return x;
    throw wrong(
        who,
        "numbers of " + dtype,
        x,
        "cast them, or make the layer in Scope.as(%s)".formatted(x.dtype()));
  }

  /// `x` with a number of axes, described as in `[time, batch, features]`.
  public static Tensor axes(String who, Tensor x, int rank, String axes) {
    if (x.rank() == rank) return x;
    throw wrong(who, axes, x, "reshape it, with an axis of length 1 where there is but one");
  }

  public static IllegalArgumentException wrong(
      String who, String wanted, Tensor found, String advice) {
    return new IllegalArgumentException(
        "%s: takes %s, found %s; %s".formatted(who, wanted, found.type(), advice));
  }

  /// A size of a layer.
  public static int positive(String who, String what, int number) {
    if (number > 0) return number;
    throw new IllegalArgumentException(
        "%s: %s %d; give a number above 0".formatted(who, what, number));
  }

  /// The name of a layer of a class in messages.
  public static String name(String kind, Scope scope) {
    return scope.path().isEmpty() ? kind : kind + " " + scope.path();
  }

  /// The parameters that there are.
  public static List<Parameter> all(@Nullable Parameter... some) {
    List<Parameter> all = new ArrayList<>();
    for (Parameter one : some) {
      if (one != null) all.add(one);
    }
    return List.copyOf(all);
  }
}
