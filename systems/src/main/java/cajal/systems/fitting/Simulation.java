package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a model does with given parameters.
public final class Simulation {
  private final Stimuli stimuli;
  private final boolean resets;
  private final Compiled respond;

  public Simulation(CellModel model, Stimuli stimuli) {
    this(model, stimuli, Settings.preferred());
  }

  public Simulation(CellModel model, Stimuli stimuli, Settings settings) {
    this.stimuli = stimuli;
    resets = model.resets();
    respond =
        Cajal.compileAll(
            parameters -> {
              Response response = model.respond(parameters, stimuli);
              return List.of(response.voltage(), response.excess());
            },
            settings);
  }

  /// `[traces][steps]` in mV: the voltage, and how far it is above that of a spike.
  ///
  /// @param resets whether the cell resets at each step in which the excess is 0 or more
  public record Traces(double[][] voltage, double[][] excess, boolean resets) {
    /// The spikes that the cell made, `[traces][steps]`: each step with a reset, so that a cell
    /// that is reset to above its threshold spikes in every step; of action potentials the first
    /// step at or above the level.
    public boolean[][] spikes() {
      return resets ? RecordedSpikes.reached(excess, 0) : RecordedSpikes.crossings(excess, 0);
    }
  }

  /// @param parameters in the order of [CellModel#free]
  public Traces run(double... parameters) {
    return run(new double[][] {parameters}).getFirst();
  }

  /// What each of some candidates does, all at once.
  ///
  /// @param candidates parameters, a row for each
  public List<Traces> run(double[][] candidates) {
    List<Tensor> given = new ArrayList<>();
    for (int k = 0; k < candidates[0].length; k++) {
      int column = k;
      given.add(Tensor.of(Arrays.stream(candidates).mapToDouble(row -> row[column]).toArray()));
    }
    List<Tensor> found = respond.applyAll(given);
    double[] voltage = found.get(0).doubles();
    double[] excess = found.get(1).doubles();
    List<Traces> all = new ArrayList<>();
    for (int n = 0; n < candidates.length; n++) {
      double[][] own = rows(voltage, n, candidates.length);
      all.add(new Traces(own, rows(excess, n, candidates.length), resets));
    }
    return all;
  }

  private double[][] rows(double[] all, int candidate, int candidates) {
    double[][] rows = new double[stimuli.traces()][stimuli.steps()];
    for (int t = 0; t < stimuli.steps(); t++) {
      for (int k = 0; k < rows.length; k++) {
        rows[k][t] = all[(t * rows.length + k) * candidates + candidate];
      }
    }
    return rows;
  }
}
