package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model by its step: all traces of all candidates are elements of one loop over time.
public abstract sealed class SteppedCell implements CellModel permits HodgkinHuxleyCell, GifCell {
  private final List<Free> free;
  private final Map<String, Double> fixed;

  SteppedCell(List<Free> free, Map<String, Double> fixed) {
    this.free = List.copyOf(free);
    this.fixed = Map.copyOf(fixed);
  }

  /// Where the states are before the first step, each a number or one for each candidate; the first
  /// is the voltage.
  abstract List<Tensor> start(Parameters parameters);

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
    return respond(parameters, stimuli, null);
  }

  @Override
  public CellModel forced(boolean[][] spikes) {
    return resets() ? new ForcedCell(this, spikes, this::respond) : this;
  }

  private Response respond(List<Tensor> given, Stimuli stimuli, boolean @Nullable [][] forced) {
    int candidates = given.getFirst().dim(0);
    Type lanes = new Type(DType.F64, Shape.of(stimuli.traces(), candidates));
    Parameters parameters = parameters(given, lanes.shape());
    List<Tensor> xs = new ArrayList<>();
    xs.add(Columns.of(stimuli.currents(), candidates));
    if (forced != null) xs.add(Columns.of(forced, 1, candidates));
    Turn run =
        Control.scan(
            (states, now) -> {
              Tensor spiked = now.size() == 1 ? excess(states).ge(0) : now.get(1).gt(0);
              List<Tensor> next = step(states, spiked, now.getFirst(), parameters, stimuli.dt());
              return new Turn(next, List.of(next.getFirst(), excess(next)));
            },
            start(parameters).stream().map(x -> Shapes.broadcast(x, lanes.shape())).toList(),
            xs,
            stimuli.steps());
    return new Response(run.stacked().get(0), run.stacked().get(1), null);
  }

  private Parameters parameters(List<Tensor> given, Shape lanes) {
    Map<String, Tensor> all = new HashMap<>();
    fixed.forEach((name, number) -> all.put(name, Tensor.scalar((double) number)));
    for (int i = 0; i < free.size(); i++) {
      all.put(free.get(i).name(), Shapes.broadcast(given.get(i), lanes));
    }
    return new Parameters(all);
  }
}
