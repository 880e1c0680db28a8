package cajal.learn.nn.recurrent;

import cajal.ir.Type;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Scope;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import java.util.function.UnaryOperator;

/// h ← f(x W + h U + b), as Elman 1990 has it.
public final class Rnn implements Cell {
  private final Gates gates;
  private final UnaryOperator<Tensor> activation;

  /// With f = tanh.
  public Rnn(Scope scope, int in, int units) {
    this(scope, in, units, Maths::tanh);
  }

  public Rnn(Scope scope, int in, int units, UnaryOperator<Tensor> activation) {
    gates = new Gates("Rnn", scope, in, units, 1, Initializers.zero());
    this.activation = activation;
  }

  @Override
  public Tensor project(Tensor x) {
    return gates.project(x);
  }

  @Override
  public List<Type> states(Type projected) {
    return List.of(gates.state(projected));
  }

  @Override
  public Turn step(List<Tensor> states, Tensor projected) {
    Tensor h = activation.apply(projected.plus(gates.recurrent(states.getFirst())));
    return Turn.of(h, h);
  }

  @Override
  public List<Parameter> parameters() {
    return gates.parameters();
  }
}
