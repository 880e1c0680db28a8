package cajal.kernel;

import cajal.random.Key;
import cajal.random.SplitMix;
import cajal.random.Threefry;
import cajal.random.Ziggurat;

/// Draws the weight of one synapse from 64 random bits.
///
/// The bits come from the key, the source and the target, so stored and regenerated matrices have
/// the same weights.
@FunctionalInterface
public interface Weight {

  /// The weight for these bits; equal bits give equal weights.
  double draw(long bits);

  /// The same weight for all synapses.
  record Constant(double value) implements Weight {
    @Override
    public double draw(long bits) {
      return value;
    }
  }

  /// Uniform on [low, high).
  record Uniform(double low, double high) implements Weight {
    @Override
    public double draw(long bits) {
      return low + (high - low) * ((bits >>> 11) * 0x1p-53);
    }
  }

  /// Normal with the given mean and standard deviation.
  record Normal(double mean, double sd) implements Weight {
    @Override
    public double draw(long bits) {
      return mean + sd * Ziggurat.normal(bits);
    }
  }

  /// One weight for each synapse; double synapses draw anew.
  static double[] of(Csr csr, Key key, Weight weight) {
    double[] w = new double[csr.size()];
    int[] target = csr.target();
    Rows.parallel(
        csr.pre(),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            long row = row(key, i);
            int again = 0;
            for (int k = csr.rowStart()[i]; k < csr.rowStart()[i + 1]; k++) {
              again = k > csr.rowStart()[i] && target[k] == target[k - 1] ? again + 1 : 0;
              w[k] = weight.draw(bits(row, target[k], again));
            }
          }
        });
    return w;
  }

  /// What the weights of source `i` have in common; the matrix itself uses counter word 1 = 0.
  static long row(Key key, int i) {
    return Threefry.bits(key, i, 1);
  }

  /// The bits of one synapse; `again` counts the earlier ones of the same pair.
  static long bits(long row, int target, int again) {
    long bits = Gaps.bits(row + target * Gaps.STEP);
    for (; again > 0; again--) bits = SplitMix.mix(bits + SplitMix.GAMMA);
    return bits;
  }
}
