package cajal.learn.nn.spiking;

import cajal.ir.Type;
import cajal.learn.init.Initializer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.recurrent.Cell;
import cajal.surrogate.Surrogates;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;

/// [Lif] cells with a threshold that spikes raise and that falls back slowly (Bellec et al. 2018):
/// a ← adaptation · a + s, and s = 1 where v ≥ threshold + beta a. Carries what [Lif] carries, then
/// a.
public final class Alif implements Cell {
  private final Lif cells;
  private final Dynamics dynamics;
  private final double adaptation;
  private final double beta;

  private Alif(Lif cells, Dynamics dynamics, double adaptation, double beta) {
    if (!(adaptation >= 0 && adaptation <= 1) || !Double.isFinite(beta)) {
      throw new IllegalArgumentException(
          "Alif: adaptation %s, beta %s; give the share of the adaptation that is left after a step, and how far each spike raises the threshold"
              .formatted(adaptation, beta));
    }
    this.cells = cells;
    this.dynamics = dynamics;
    this.adaptation = adaptation;
    this.beta = beta;
  }

  public Alif(Scope scope, int n, Dynamics dynamics, double adaptation, double beta) {
    this(new Lif(scope, n, dynamics), dynamics, adaptation, beta);
  }

  /// Cells that see each other's spikes of the step before.
  public static Alif recurrent(
      Scope scope, int n, Dynamics dynamics, double adaptation, double beta, Initializer weights) {
    return new Alif(Lif.recurrent(scope, n, dynamics, weights), dynamics, adaptation, beta);
  }

  @Override
  public Tensor project(Tensor x) {
    return cells.project(x);
  }

  @Override
  public List<Type> states(Type projected) {
    List<Type> all = new ArrayList<>(cells.states(projected));
    all.add(projected);
    return all;
  }

  @Override
  public Turn step(List<Tensor> states, Tensor x) {
    List<Tensor> next = new ArrayList<>(cells.integrated(states, x));
    Tensor a = states.getLast().times(adaptation).plus(states.get(1));
    Tensor above = next.getFirst().minus(a.times(beta).plus(dynamics.threshold()));
    Tensor spikes = Surrogates.spike(above, dynamics.surrogate());
    next.add(1, spikes);
    next.add(a);
    return new Turn(next, List.of(spikes));
  }

  @Override
  public List<Parameter> parameters() {
    return cells.parameters();
  }
}
