package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A model by its step: all traces of all candidates are elements of one loop over time.
public abstract sealed class SteppedCell implements CellModel permits HodgkinHuxleyCell, GifCell {
  private final List<Free> free;
  private final Map<String, Double> fixed;

  SteppedCell(List<Free> free, Map<String, Double> fixed) {
    this.free = List.copyOf(free);
    this.fixed = Map.copyOf(fixed);
  }

  /// Where the states are before the first step; the first is the voltage.
  abstract List<Double> start();

  /// The states at the end of a step.
  ///
  /// @param spiked whether the cell spiked at the end of the step before, a bool
  abstract List<Tensor> step(
      List<Tensor> states, Tensor spiked, Tensor current, Parameters parameters, double dt);

  /// How far the voltage is above that of a spike.
  abstract Tensor excess(List<Tensor> states);

  @Override
  public List<Free> free() {
    return free;
  }

  @Override
  public Response respond(List<Tensor> parameters, Stimuli stimuli) {
    return respond(parameters, stimuli, List.of());
  }

  /// The same with the spikes of the data in the place of its own: each recorded spike resets the
  /// cell, whatever it would have done. What it does is then a smooth function of its parameters.
  ///
  /// @param spikes `[traces][steps]`
  public CellModel forced(boolean[][] spikes) {
    SteppedCell cell = this;
    return new CellModel() {
      @Override
      public String name() {
        return cell.name();
      }

      @Override
      public List<Free> free() {
        return free;
      }

      @Override
      public Response respond(List<Tensor> parameters, Stimuli stimuli) {
        int candidates = parameters.getFirst().dim(0);
        return cell.respond(parameters, stimuli, List.of(columns(spikes, candidates)));
      }
    };
  }

  private Response respond(List<Tensor> given, Stimuli stimuli, List<Tensor> forced) {
    int candidates = given.getFirst().dim(0);
    Type lanes = new Type(DType.F64, Shape.of(stimuli.traces(), candidates));
    Parameters parameters = parameters(given, lanes.shape());
    List<Tensor> xs = new ArrayList<>();
    xs.add(columns(stimuli.currents(), candidates));
    xs.addAll(forced);
    Turn run =
        Control.scan(
            (states, now) -> {
              Tensor spiked = forced.isEmpty() ? excess(states).ge(0) : now.get(1).gt(0);
              List<Tensor> next = step(states, spiked, now.getFirst(), parameters, stimuli.dt());
              return new Turn(next, List.of(next.getFirst(), excess(next)));
            },
            start().stream().map(number -> Fill.full(lanes, number)).toList(),
            xs,
            stimuli.steps());
    return new Response(run.stacked().get(0), run.stacked().get(1));
  }

  private Parameters parameters(List<Tensor> given, Shape lanes) {
    Map<String, Tensor> all = new HashMap<>();
    fixed.forEach((name, number) -> all.put(name, Tensor.scalar((double) number)));
    for (int i = 0; i < free.size(); i++) {
      all.put(free.get(i).name(), Shapes.broadcast(given.get(i), lanes));
    }
    return new Parameters(all);
  }

  /// The spikes one step later, since they are known when the next step begins.
  private static Tensor columns(boolean[][] spikes, int candidates) {
    double[][] numbers = new double[spikes.length][spikes[0].length];
    for (int k = 0; k < spikes.length; k++) {
      for (int t = 1; t < spikes[k].length; t++) numbers[k][t] = spikes[k][t - 1] ? 1 : 0;
    }
    return columns(numbers, candidates);
  }

  /// `[steps, traces, candidates]`, repeated for each candidate outside of the loop, so that all in
  /// it is element by element.
  private static Tensor columns(double[][] traces, int candidates) {
    int steps = traces[0].length;
    double[] all = new double[steps * traces.length];
    int at = 0;
    for (int t = 0; t < steps; t++) for (double[] trace : traces) all[at++] = trace[t];
    Tensor one = Fill.from(Type.of(DType.F64, steps, traces.length, 1), all);
    return Shapes.broadcast(one, Shape.of(steps, traces.length, candidates));
  }
}
