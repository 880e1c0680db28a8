package cajal.systems.fitting;

import java.util.ArrayList;
import java.util.List;

/// How far the features of a candidate's traces are from those of the data, as the mean square over
/// features and traces, each in units of a tenth of the data's number and at least of its
/// tolerance: spike times 2 ms, rate 2 Hz, latency 2 ms, adaptation index 0.1, amplitude of action
/// potentials 3 mV, their width 0.2 ms, troughs 2 mV, rest 1 mV, steady voltage 1 mV, sag 0.05.
///
/// Its gradient is not informative: most features are of spikes, which come and go. A feature that
/// one of the two traces lacks counts as being five tolerances off.
public final class FeatureScore implements Score {
  private static final double LACKING = 25;
  private static final double PART = 0.1;
  private static final double SPIKE_TIME = 2;
  private static final double[] TOLERANCES = {2, 2, 0.1, 3, 0.2, 2, 1, 1, 0.05};

  private final Stimuli stimuli;
  private final boolean hasShape;
  private final List<Features> data = new ArrayList<>();

  /// @param voltage `[traces][steps]` in mV
  /// @param spikes `[traces][steps]`
  /// @param hasShape whether spikes of model and data both are action potentials, not resets
  public FeatureScore(Stimuli stimuli, double[][] voltage, boolean[][] spikes, boolean hasShape) {
    this.stimuli = stimuli;
    this.hasShape = hasShape;
    for (int k = 0; k < voltage.length; k++) data.add(features(k, voltage[k], spikes[k]));
  }

  private Features features(int trace, double[] voltage, boolean[] spikes) {
    return Features.of(
        new Features.Look(voltage, spikes, stimuli.currents()[trace], stimuli.dt(), hasShape));
  }

  @Override
  public String title() {
    return "features of spikes" + (hasShape ? ", of their shape" : "") + " and of the voltage";
  }

  @Override
  public double of(Simulation.Traces traces) {
    boolean[][] spikes = traces.spikes();
    double sum = 0;
    int count = 0;
    for (int k = 0; k < data.size(); k++) {
      Features own = features(k, traces.voltage()[k], spikes[k]);
      double[] one = numbers(own);
      double[] other = numbers(data.get(k));
      for (int i = 0; i < one.length; i++) {
        if (Double.isNaN(one[i]) && Double.isNaN(other[i])) continue;
        sum += squared(one[i], other[i], TOLERANCES[i]);
        count++;
      }
      int more = Math.max(own.times().length, data.get(k).times().length);
      if (more == 0) continue;
      sum += times(own.times(), data.get(k).times());
      count++;
    }
    double mean = sum / Math.max(1, count);
    return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : mean;
  }

  private static double[] numbers(Features f) {
    return new double[] {
      f.rate(),
      f.latency(),
      f.adaptation(),
      f.amplitude(),
      f.width(),
      f.trough(),
      f.rest(),
      f.steady(),
      f.sag()
    };
  }

  private static double squared(double own, double wanted, double tolerance) {
    if (Double.isNaN(own) || Double.isNaN(wanted)) return LACKING;
    double off = (own - wanted) / Math.max(tolerance, PART * Math.abs(wanted));
    return off * off;
  }

  /// The mean square distance of the first spikes, of the second, …
  private static double times(double[] own, double[] wanted) {
    int both = Math.min(own.length, wanted.length);
    int all = Math.max(own.length, wanted.length);
    double sum = LACKING * (all - both);
    for (int k = 0; k < both; k++) {
      double off = (own[k] - wanted[k]) / SPIKE_TIME;
      sum += Math.min(LACKING, off * off);
    }
    return sum / all;
  }
}
