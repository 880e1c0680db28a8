package cajal.brain.lower;

import cajal.ir.GraphBuilder;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.rules.Affine;
import cajal.rules.Jvp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The exponential Euler step: x + dt·exprel(dt·J)·f(x) with J = ∂f/∂x, each equation for itself.
/// It is exact where f is linear in x and the rest stands still.
record Exponential(GraphBuilder builder, double dt) {

  /// The state after dt, from its derivative `f`.
  Value next(Value x, Value f) {
    Affine affine = Affine.of(builder, f, Set.of(x));
    if (affine == null) return general(x, f, Jvp.derivative(builder, f, x));
    Value slope = affine.slopes().get(x);
    return slope == null || slope.isScalar()
        ? linear(x, slope, affine.rest())
        : varying(x, slope, affine.rest());
  }

  /// The state after dt of x' = slope·x + rest, which takes fewer operations than the derivative as
  /// it is written.
  private Value varying(Value x, Value slope, @Nullable Value rest) {
    Value exponent = builder.times(slope, dt);
    Value change = builder.times(exponent, x);
    if (rest != null) change = builder.plus(change, builder.times(rest, dt));
    return builder.plus(x, builder.times(builder.unary(UnaryKind.EXPREL, exponent), change));
  }

  private Value general(Value x, Value f, @Nullable Value slope) {
    Value change = builder.times(f, dt);
    if (slope == null) return builder.plus(x, change);
    Value share = builder.unary(UnaryKind.EXPREL, builder.times(slope, dt));
    return builder.plus(x, builder.times(share, change));
  }

  /// The exact state after dt of x' = slope·x + rest, for a scalar slope.
  Value linear(Value x, @Nullable Value slope, @Nullable Value rest) {
    Value decayed = x;
    Value weight = builder.constant(x.dtype(), dt);
    if (slope != null) {
      Value exponent = builder.times(slope, dt);
      decayed = builder.times(x, builder.unary(UnaryKind.EXP, exponent));
      weight = builder.times(builder.unary(UnaryKind.EXPREL, exponent), dt);
    }
    return rest == null ? decayed : builder.plus(decayed, builder.times(rest, weight));
  }
}
