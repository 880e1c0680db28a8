package cajal.brain.lower;

import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Value;
import cajal.lift.Lifter;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The sums of synapses' states in the graph of their targets' step.
final class TargetStates {
  private final GraphBuilder builder;
  private final Lifter lifter;
  private final PostSynapse synapse;
  private final SymbolicModel model;
  private final double dt;

  TargetStates(
      GraphBuilder builder, Lifter lifter, PostSynapse synapse, NeuronStep.Spec population) {
    this.builder = builder;
    this.lifter = lifter;
    this.synapse = synapse;
    dt = population.dt();
    model =
        new SymbolicModel(
            builder,
            synapse.synapse(),
            population.real(),
            Shape.of(population.size()),
            synapse.prefix(),
            new SymbolicModel.Settings(dt, List.of(), population.open()));
  }

  /// The sum of the outputs.
  Value output() {
    Method output = ModelFields.method(synapse.synapse().getClass(), "output");
    return Objects.requireNonNull(lifter.call(model, output).result());
  }

  /// The states after the step, by the names they have as inputs.
  Map<String, Value> next() {
    Map<String, Value> next = new LinkedHashMap<>();
    Equations.next(builder, lifter, model, dt)
        .forEach((state, after) -> next.put(synapse.prefix() + state.getName(), after));
    return next;
  }
}
