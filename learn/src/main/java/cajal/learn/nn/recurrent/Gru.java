package cajal.learn.nn.recurrent;

import cajal.ir.Type;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Scope;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// The gated recurrent unit (Cho et al. 2014), with the reset after the product: z = σ(x W₀ + h U₀
/// + b₀), r = σ(x W₁ + h U₁ + b₁), h ← (1 − z) h + z tanh(x W₂ + b₂ + r · h U₂).
public final class Gru implements Cell {
  private final Gates gates;

  public Gru(Scope scope, int in, int units) {
    gates = new Gates("Gru", scope, in, units, 3, Initializers.zero());
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
    Tensor g = gates.recurrent(h);
    Tensor z = Maths.sigmoid(gates.gate(x, 0).plus(gates.gate(g, 0)));
    Tensor r = Maths.sigmoid(gates.gate(x, 1).plus(gates.gate(g, 1)));
    Tensor candidate = Maths.tanh(gates.gate(x, 2).plus(r.times(gates.gate(g, 2))));
    Tensor next = z.negate().plus(1).times(h).plus(z.times(candidate));
    return Turn.of(next, next);
  }

  @Override
  public List<Parameter> parameters() {
    return gates.parameters();
  }
}
