package cajal.brain;

import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;

/// What a projection of a plain network does in the parts of a step.
sealed interface PlainProjection {
  /// Looks at the neurons before anything happens to them.
  default void look() {}

  /// Acts on the targets with what the synapses give out.
  void emit();

  void integrate();

  void deliver(int step);

  /// Lets the synapses know of their targets' spikes in this step.
  void report(int step);

  /// Edges along which the difference of a quantity flows in every step.
  record Coupling<N extends Neuron>(
      PlainRun<N> cells,
      PlainEdges edges,
      double conductance,
      ToDoubleFunction<N> quantity,
      ObjDoubleConsumer<N> action,
      double[] seen)
      implements PlainProjection {
    @Override
    public void look() {
      for (int i = 0; i < seen.length; i++) {
        seen[i] = quantity.applyAsDouble(cells.neurons().get(i));
      }
    }

    @Override
    public void emit() {
      for (int i = 0; i < seen.length; i++) {
        double flow = 0;
        for (int edge = edges.rowStart()[i]; edge < edges.rowStart()[i + 1]; edge++) {
          flow += conductance * (seen[edges.target()[edge]] - seen[i]);
        }
        double sum = flow;
        cells.act(i, cell -> action.accept(cell, sum));
      }
    }

    @Override
    public void integrate() {}

    @Override
    public void deliver(int step) {}

    @Override
    public void report(int step) {}
  }

  /// Connections with a number each, handed to the action when a spike arrives.
  record Weighted<N extends Neuron>(
      PlainRun<?> from,
      PlainRun<N> to,
      PlainEdges edges,
      InFlight flight,
      double[] weights,
      ObjDoubleConsumer<N> action)
      implements PlainProjection {
    @Override
    public void emit() {}

    @Override
    public void integrate() {}

    @Override
    public void deliver(int step) {
      for (int edge : flight.exchange(from, step)) {
        to.act(edges.target()[edge], target -> action.accept(target, weights[edge]));
      }
    }

    @Override
    public void report(int step) {}
  }

  /// Connections with a synapse object each.
  record WithSynapses<S extends Synapse, N extends Neuron>(
      PlainRun<?> from,
      PlainRun<N> to,
      PlainEdges edges,
      InFlight flight,
      Cells<S> synapses,
      ObjDoubleConsumer<N> action)
      implements PlainProjection {

    @Override
    public void emit() {
      if (synapses.models.isEmpty() || !hasOutput(synapses.models.getFirst())) return;
      double[] sums = new double[to.size()];
      for (int edge = 0; edge < edges.size(); edge++) {
        sums[edges.target()[edge]] += synapses.models.get(edge).output();
      }
      for (int i = 0; i < sums.length; i++) {
        double sum = sums[i];
        to.act(i, target -> action.accept(target, sum));
      }
    }

    private static boolean hasOutput(Synapse synapse) {
      for (Class<?> level = synapse.getClass();
          level != Synapse.class;
          level = level.getSuperclass()) {
        for (var method : level.getDeclaredMethods()) {
          if (method.getName().equals("output") && method.getParameterCount() == 0) return true;
        }
      }
      return false;
    }

    @Override
    public void integrate() {
      synapses.integrate();
    }

    @Override
    public void deliver(int step) {
      for (int edge : flight.exchange(from, step)) {
        S synapse = synapses.models.get(edge);
        synapses.drawing(edge, step, synapse::onPre);
        double amount = synapse.takeTransmitted();
        if (amount != 0) {
          to.act(edges.target()[edge], target -> action.accept(target, amount));
        }
      }
    }

    @Override
    public void report(int step) {
      for (int edge = 0; edge < edges.size(); edge++) {
        S synapse = synapses.models.get(edge);
        if (to.spiked(edges.target()[edge])) {
          synapses.drawing(edge, step, synapse::onPost);
        }
      }
    }
  }
}
