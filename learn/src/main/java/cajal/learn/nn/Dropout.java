package cajal.learn.nn;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Sets some numbers to 0 in training and scales the others up, so that means stay; the identity in
/// evaluation. What is dropped depends on the key and the step of the [Pass] and the path of the
/// layer: a layer applied twice in one pass, as in a loop over time, drops the same places.
public final class Dropout implements Layer {
  private final String name;
  private final double share;
  private final Kind kind;

  private enum Kind {
    ELEMENTS,
    CHANNELS,
    ALPHA
  }

  private Dropout(Scope scope, double share, Kind kind) {
    name = Takes.name("Dropout", scope);
    this.share = share;
    this.kind = kind;
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "%s: share %s; give the share that is dropped, from 0 to below 1".formatted(name, share));
    }
  }

  /// Single elements, a share of them.
  public Dropout(Scope scope, double share) {
    this(scope, share, Kind.ELEMENTS);
  }

  /// Whole channels of `[batch, places..., channels]`.
  public static Dropout channels(Scope scope, double share) {
    return new Dropout(scope, share, Kind.CHANNELS);
  }

  /// Elements set to the negative end of `selu` and shifted, so that mean 0 and variance 1 stay
  /// (Klambauer et al. 2017).
  public static Dropout alpha(Scope scope, double share) {
    return new Dropout(scope, share, Kind.ALPHA);
  }

  @Override
  public Tensor apply(Tensor x) {
    Pass pass = Pass.current();
    if (pass == null || share == 0) return x;
    if (!x.dtype().isFloat()) throw Takes.wrong(name, "f32 or f64", x, "cast it");
    Tensor kept = kept(x, pass.draws(name));
    if (kind != Kind.ALPHA) return Maths.where(kept, x.over(1 - share), 0);
    double scale =
        1 / Math.sqrt((1 - share) * (1 + share * Activations.SELU_END * Activations.SELU_END));
    double shift = -scale * share * Activations.SELU_END;
    return Maths.where(kept, x, Activations.SELU_END).times(scale).plus(shift);
  }

  private Tensor kept(Tensor x, Keyed draws) {
    Tensor p = Tensor.scalar((float) (1 - share));
    if (kind != Kind.CHANNELS) return draws.bernoulli(p, x.type());
    if (x.rank() < 2) throw Takes.wrong(name, "[batch, places..., channels]", x, "reshape it");
    List<Integer> dims = new ArrayList<>(Collections.nCopies(x.rank(), 1));
    dims.set(0, x.dim(0));
    dims.set(x.rank() - 1, x.dim(-1));
    return Shapes.broadcast(draws.bernoulli(p, new Type(DType.BOOL, new Shape(dims))), x.shape());
  }
}
