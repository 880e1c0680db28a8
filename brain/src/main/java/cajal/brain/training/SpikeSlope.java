package cajal.brain.training;

import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;

/// A surrogate of how far a spike condition is surpassed, in units of its own: f′(x / unit) / unit.
record SpikeSlope(Surrogate surrogate, double unit) {
  SpikeSlope {
    if (!(unit > 0) || Double.isInfinite(unit)) {
      throw new IllegalArgumentException(
          "surrogate(…) in units of %s; give a positive number, such as threshold − reset in mV"
              .formatted(unit));
    }
  }

  Value of(GraphBuilder builder, Value x) {
    if (unit == 1) return Surrogates.slope(builder, x, surrogate);
    return builder.times(
        Surrogates.slope(builder, builder.times(x, 1 / unit), surrogate), 1 / unit);
  }
}
