package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.search.Landscape;
import cajal.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// With which numbers of two parameters that act on the threshold alone a cell makes exactly the
/// recorded spikes, all other parameters given.
///
/// Spikes are in steps. So there is a whole region in which no step has a spike more or less: V −
/// V_th is 0 or more where the data has a spike, and below where it has none. No loss of voltages
/// or spikes tells the points of this region from each other, and its extent is how well the data
/// can tell the two parameters. Each step is a half plane, to first order; the region is what they
/// have in common.
final class SameSpikes {
  private final boolean[][] spikes;
  private final Fit excess;
  private final int first;
  private final int second;

  /// V − V_th at each step.
  private record Excess() implements SquaredLoss {
    @Override
    public String title() {
      return "excess";
    }

    @Override
    public String unit() {
      return "mV²";
    }

    @Override
    public @Nullable String misleading(CellModel cell) {
      return null;
    }

    @Override
    public Tensor residuals(Response response) {
      Tensor excess = response.excess();
      return excess.reshape(excess.dim(0) * excess.dim(1), excess.dim(2));
    }
  }

  /// @param first which of the free parameters
  /// @param second another of them
  SameSpikes(
      CellModel cell,
      Stimuli stimuli,
      boolean[][] spikes,
      int first,
      int second,
      Settings settings) {
    this.spikes = spikes;
    this.first = first;
    this.second = second;
    excess = new Fit(cell.forced(spikes), stimuli, new Excess(), cell.free().size(), settings);
  }

  /// The region, linearised around a point in or near it, for one Jacobian; it is exact as far as V
  /// − V_th is linear in the two within the region.
  Polygon around(double[] x) {
    Landscape.Residuals found = excess.residuals(new double[][] {x});
    double[] values = found.residuals()[0];
    double[][] slopes = found.jacobians()[0];
    double[] low = excess.box().low();
    double[] high = excess.box().high();
    Polygon region =
        Polygon.box(
            new double[] {low[first], low[second]}, new double[] {high[first], high[second]});
    for (int row = 0; row < values.length && !region.isEmpty(); row++) {
      int step = row / spikes.length;
      if (step == spikes[0].length - 1) break; // a reset after it would not be seen
      double sign = spikes[row % spikes.length][step] ? 1 : -1;
      double byFirst = slopes[row][first];
      double bySecond = slopes[row][second];
      double origin = values[row] - byFirst * x[first] - bySecond * x[second];
      region = region.cut(sign * origin, sign * byFirst, sign * bySecond);
    }
    return region;
  }
}
