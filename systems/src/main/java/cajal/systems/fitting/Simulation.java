package cajal.systems.fitting;

import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;

/// What a model does with given parameters.
public final class Simulation {
  private final Stimuli stimuli;
  private final Compiled respond;

  public Simulation(CellModel model, Stimuli stimuli) {
    this.stimuli = stimuli;
    respond =
        Cajal.compileAll(parameters -> {
          Response response = model.respond(parameters, stimuli);
          return List.of(response.voltage(), response.excess());
        });
  }

  /// `[traces][steps]` in mV: the voltage, and how far it is above that of a spike.
  public record Traces(double[][] voltage, double[][] excess) {}

  /// @param parameters in the order of [CellModel#free]
  public Traces run(double... parameters) {
    List<Tensor> given =
        Arrays.stream(parameters).mapToObj(p -> Tensor.of(new double[] {p})).toList();
    List<Tensor> found = respond.applyAll(given);
    return new Traces(rows(found.get(0)), rows(found.get(1)));
  }

  private double[][] rows(Tensor tensor) {
    double[] all = tensor.doubles();
    double[][] rows = new double[stimuli.traces()][stimuli.steps()];
    for (int t = 0; t < stimuli.steps(); t++) {
      for (int k = 0; k < rows.length; k++) rows[k][t] = all[t * rows.length + k];
    }
    return rows;
  }
}
