package cajal.learn.nn.recurrent;

import cajal.ir.Type;
import cajal.learn.nn.Scope;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000): with the gates i, f,
/// g, o from x W + h U + b in this order, c ← σ(f) c + σ(i) tanh(g), h ← σ(o) tanh(c). The bias of
/// f starts at 1. Carries h, then c.
public final class Lstm implements Cell {
  private final Gates gates;

  public Lstm(Scope scope, int in, int units) {
    gates = new Gates("Lstm", scope, in, units, 4, Gates.only(1, 4, 1));
  }

  @Override
  public Tensor project(Tensor x) {
    return gates.project(x);
  }

  @Override
  public List<Type> states(Type projected) {
    Type state = gates.state(projected);
    return List.of(state, state);
  }

  @Override
  public Turn step(List<Tensor> states, Tensor x) {
    Tensor all = x.plus(gates.recurrent(states.getFirst()));
    Tensor kept = Maths.sigmoid(gates.gate(all, 1)).times(states.getLast());
    Tensor added = Maths.sigmoid(gates.gate(all, 0)).times(Maths.tanh(gates.gate(all, 2)));
    Tensor c = kept.plus(added);
    Tensor h = Maths.sigmoid(gates.gate(all, 3)).times(Maths.tanh(c));
    return new Turn(List.of(h, c), List.of(h));
  }

  @Override
  public List<Parameter> parameters() {
    return gates.parameters();
  }
}
