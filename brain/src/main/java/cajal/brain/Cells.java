package cajal.brain;

import cajal.brain.Reach.Variable;
import cajal.brain.plain.Draws;
import cajal.brain.plain.Scheme;
import cajal.random.DrawSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Copies of one model, integrated one by one.
final class Cells<M extends Model> {
  final List<M> models = new ArrayList<>();
  private final List<OneCell> systems = new ArrayList<>();
  private final Equations equations;
  private final Scheme scheme;
  private final Draws draws;
  private final double dt;

  @SuppressWarnings("unchecked")
  Cells(M prototype, int size, double dt, Scheme scheme, Draws draws) {
    if (!(dt > 0)) {
      throw new IllegalArgumentException("the time step is " + dt + " ms; give a positive one");
    }
    this.equations = Equations.of(prototype.getClass());
    this.scheme = scheme;
    this.draws = draws;
    this.dt = dt;
    for (int i = 0; i < size; i++) {
      M model = (M) prototype.clone();
      models.add(model);
      systems.add(new OneCell(model, i, equations.terms(), draws));
    }
    clock(0);
  }

  void clock(int step) {
    for (M model : models) model.clock(step, dt);
  }

  void integrate() {
    for (OneCell system : systems) system.integrate(scheme, dt);
  }

  /// Runs code of element `element` that may draw random numbers.
  void drawing(String what, int element, int step, Runnable code) {
    ScopedValue.where(DrawSource.CURRENT, draws.of(what, element, step)).run(code);
  }

  Variable state(String name) {
    return named("state", name, equations.states().values());
  }

  Variable input(String name) {
    return named("input", name, inputs());
  }

  Collection<Variable> inputs() {
    return equations.inputs().values();
  }

  private static Variable named(String kind, String name, Collection<Variable> variables) {
    for (Variable variable : variables) {
      if (variable.name().equals(name)) return variable;
    }
    throw new IllegalArgumentException(
        "there is no %s '%s'; choose one of %s"
            .formatted(kind, name, variables.stream().map(Variable::name).toList()));
  }
}
