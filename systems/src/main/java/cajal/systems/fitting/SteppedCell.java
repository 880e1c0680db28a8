package cajal.systems.fitting;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// A model by its step: all traces of all candidates are elements of one loop over time.
abstract class SteppedCell implements CellModel {
  /// Where the states are before the first step; the first is the voltage.
  abstract List<Double> start();

  /// The states at the end of a step.
  abstract List<Tensor> step(
      List<Tensor> states, Tensor current, List<Tensor> parameters, double dt);

  /// How far the voltage is above that of a spike.
  abstract Tensor excess(List<Tensor> states);

  @Override
  public Response respond(List<Tensor> parameters, Stimuli stimuli) {
    int candidates = parameters.getFirst().dim(0);
    Shape lanes = Shape.of(stimuli.traces(), candidates);
    Type type = new Type(DType.F64, lanes);
    List<Tensor> spread = parameters.stream().map(p -> Shapes.broadcast(p, lanes)).toList();
    List<Tensor> first = start().stream().map(number -> Fill.full(type, number)).toList();
    Turn run =
        Control.scan(
            (states, now) -> {
              List<Tensor> next = step(states, now.getFirst(), spread, stimuli.dt());
              return new Turn(next, List.of(next.getFirst(), excess(next)));
            },
            first,
            List.of(currents(stimuli, candidates)),
            stimuli.steps());
    return new Response(run.stacked().get(0), run.stacked().get(1));
  }

  /// Repeated for each candidate outside of the loop, so that all in it is element by element.
  private static Tensor currents(Stimuli stimuli, int candidates) {
    double[] all = new double[stimuli.steps() * stimuli.traces()];
    int at = 0;
    for (int t = 0; t < stimuli.steps(); t++) {
      for (double[] trace : stimuli.currents()) all[at++] = trace[t];
    }
    Type type = Type.of(DType.F64, stimuli.steps(), stimuli.traces(), 1);
    return Shapes.broadcast(
        Fill.from(type, all), Shape.of(stimuli.steps(), stimuli.traces(), candidates));
  }
}
