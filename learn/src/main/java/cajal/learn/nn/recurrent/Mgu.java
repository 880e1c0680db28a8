package cajal.learn.nn.recurrent;

import cajal.ir.Type;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Scope;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// The minimal gated unit (Zhou et al. 2016): f = σ(x W₀ + h U₀ + b₀), h ← (1 − f) h + f tanh(x W₁
/// + b₁ + (f h) U₁).
public final class Mgu implements Cell {
  private final Gates gates;

  public Mgu(Scope scope, int in, int units) {
    gates = new Gates("Mgu", scope, in, units, 2, Initializers.zero());
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
  public Turn step(List<Tensor> states, Tensor x) {
    Tensor h = states.getFirst();
    Tensor f = Maths.sigmoid(gates.gate(x, 0).plus(gates.recurrent(h, 0, 1)));
    Tensor candidate = Maths.tanh(gates.gate(x, 1).plus(gates.recurrent(f.times(h), 1, 2)));
    Tensor next = f.negate().plus(1).times(h).plus(f.times(candidate));
    return Turn.of(next, next);
  }

  @Override
  public List<Parameter> parameters() {
    return gates.parameters();
  }
}
