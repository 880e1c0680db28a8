package cajal.learn.nn.spiking;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.init.Initializer;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.learn.nn.recurrent.Cell;
import cajal.surrogate.Surrogates;
import cajal.trace.Derivatives;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Leaky integrate-and-fire cells, one per feature of the input: currents `[..., n]` to spikes of 0
/// and 1 `[..., n]`.
///
/// In a step, v ← decay · v (1 − s) + I with the reset to zero, or v ← decay · v − threshold s + I
/// with that by subtraction, where s are the spikes of the step before; then s = 1 where v ≥
/// threshold. I is the input x, plus s R of recurrent cells; with a synaptic current, I ← synapse ·
/// I + x + s R. Carries v, s, and I where there is a synapse.
public final class Lif implements Cell {
  private final String name;
  private final int n;
  private final DType dtype;
  private final Dynamics dynamics;
  private final @Nullable Parameter recurrent;

  private Lif(Scope scope, int n, Dynamics dynamics, @Nullable Initializer recurrent) {
    name = Takes.name("Lif", scope);
    this.n = Takes.positive(name, "cells", n);
    this.dynamics = dynamics;
    dtype = scope.dtype();
    this.recurrent = recurrent == null ? null : scope.parameter("recurrent", recurrent, n, n);
  }

  /// Cells that do not see each other.
  public Lif(Scope scope, int n, Dynamics dynamics) {
    this(scope, n, dynamics, null);
  }

  /// Cells that see each other's spikes of the step before, through weights R `[n, n]`.
  public static Lif recurrent(Scope scope, int n, Dynamics dynamics, Initializer weights) {
    return new Lif(scope, n, dynamics, weights);
  }

  /// The same with normal weights of standard deviation ½/√n.
  public static Lif recurrent(Scope scope, int n, Dynamics dynamics) {
    return new Lif(scope, n, dynamics, Initializers.normal(0, 0.5 / Math.sqrt(n)));
  }

  @Override
  public Tensor project(Tensor x) {
    return Takes.features(name, x, n, dtype);
  }

  @Override
  public List<Type> states(Type projected) {
    return dynamics.synapse() > 0
        ? List.of(projected, projected, projected)
        : List.of(projected, projected);
  }

  @Override
  public Turn step(List<Tensor> states, Tensor x) {
    List<Tensor> next = new ArrayList<>(integrated(states, x));
    Tensor spikes =
        Surrogates.spike(next.getFirst().minus(dynamics.threshold()), dynamics.surrogate());
    next.add(1, spikes);
    return new Turn(next, List.of(spikes));
  }

  /// The potential after a step, and the current where there is a synapse.
  List<Tensor> integrated(List<Tensor> states, Tensor x) {
    Tensor s = states.get(1);
    Tensor current = recurrent == null ? x : x.plus(Linear.product(s, recurrent.value()));
    if (dynamics.synapse() > 0) {
      current = states.get(2).times(dynamics.synapse()).plus(current);
    }
    Tensor v = left(states.getFirst(), s).plus(current);
    return dynamics.synapse() > 0 ? List.of(v, current) : List.of(v);
  }

  /// What is left of the potential after decay and reset.
  private Tensor left(Tensor v, Tensor spikes) {
    Tensor s = dynamics.throughReset() ? spikes : Derivatives.stop(spikes);
    return switch (dynamics.reset()) {
      case TO_ZERO -> v.times(dynamics.decay()).times(s.negate().plus(1));
      case BY_SUBTRACTION -> v.times(dynamics.decay()).minus(s.times(dynamics.threshold()));
      case NONE -> v.times(dynamics.decay());
    };
  }

  @Override
  public List<Parameter> parameters() {
    return Takes.all(recurrent);
  }
}
