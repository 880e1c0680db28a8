package cajal.brain.lower;

import cajal.brain.integrate.Scheme;
import cajal.ir.GraphBuilder;
import cajal.ir.RandomKind;
import cajal.ir.Shape;
import cajal.ir.Value;
import cajal.lift.Lifter;
import cajal.random.Key;
import java.util.List;
import java.util.Objects;

/// The states of a drive in the graph of the step of the neurons beside it.
final class DriveStates {
  /// Makes the value of a draw of the population.
  interface Source {
    Value draw(RandomKind kind, Key key, List<Value> parameters);
  }

  private final GraphBuilder builder;
  private final Lifter lifter;
  private final SymbolicModel model;
  private final Key key;
  private final Source source;
  private final double dt;

  /// @param neuron the model whose clock it shares
  DriveStates(
      GraphBuilder builder,
      Beside beside,
      NeuronStep.Spec population,
      SymbolicModel neuron,
      Source source) {
    this.builder = builder;
    this.source = source;
    dt = population.dt();
    key = population.key().fold(beside.name());
    lifter =
        new Lifter(
            builder,
            population.real(),
            (kind, site, occurrence, parameters) ->
                source.draw(kind, key.fold(site).fold(occurrence), parameters));
    model =
        new SymbolicModel(
            builder,
            beside.drive(),
            population.real(),
            Shape.of(population.size()),
            beside.prefix(),
            new SymbolicModel.Settings(dt, List.of(), population.open()));
    model.clock("t", neuron.clock("t"));
    model.clock("step", neuron.clock("step"));
  }

  Value output() {
    var output = ModelFields.method(model.instance().getClass(), "output");
    return Objects.requireNonNull(lifter.call(model, output).result());
  }

  /// Where its states go.
  Integration step() {
    return Integration.of(
        RightSides.of(builder, lifter, model, null),
        Scheme.AUTOMATIC,
        dt,
        state ->
            source.draw(RandomKind.NORMAL, key.fold("noise").fold(state.getName()), List.of()));
  }
}
