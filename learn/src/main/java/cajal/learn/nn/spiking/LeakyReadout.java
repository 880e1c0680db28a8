package cajal.learn.nn.spiking;

import cajal.ir.Type;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Scope;
import cajal.learn.nn.recurrent.Cell;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// Readouts that add up weighted spikes and leak: o ← decay · o + x W + b.
public final class LeakyReadout implements Cell {
  private final Linear weights;
  private final double decay;

  /// Of a linear layer, whose parameters it has.
  public LeakyReadout(Linear weights, double decay) {
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException(
          "LeakyReadout: decay %s; give the share that is left after a step".formatted(decay));
    }
    this.weights = weights;
    this.decay = decay;
  }

  public LeakyReadout(Scope scope, int in, int out, double decay) {
    this(new Linear(scope, in, out), decay);
  }

  @Override
  public Tensor project(Tensor x) {
    return weights.apply(x);
  }

  @Override
  public List<Type> states(Type projected) {
    return List.of(projected);
  }

  @Override
  public Turn step(List<Tensor> states, Tensor x) {
    Tensor o = states.getFirst().times(decay).plus(x);
    return Turn.of(o, o);
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }
}
