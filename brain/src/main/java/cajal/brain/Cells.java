package cajal.brain;

import cajal.brain.Reach.Variable;
import cajal.brain.integrate.Scheme;
import cajal.random.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/// Copies of one model, integrated one by one.
final class Cells<M extends Model> {
  final List<M> models = new ArrayList<>();
  private final List<OneCell> systems = new ArrayList<>();
  private final Equations equations;
  private final Scheme scheme;
  private final PlainDraws draws;
  private final double dt;

  @SuppressWarnings("unchecked")
  Cells(M prototype, int size, double dt, Scheme scheme, Key key) {
    if (!(dt > 0)) {
      throw new IllegalArgumentException("the time step is " + dt + " ms; give a positive one");
    }
    this.equations = Equations.of(prototype.getClass());
    this.scheme = scheme;
    this.draws = new PlainDraws(key);
    this.dt = dt;
    for (int i = 0; i < size; i++) {
      M model = (M) prototype.clone();
      models.add(model);
      systems.add(new OneCell(model, i, equations.terms(), this.draws));
    }
    clock(0);
  }

  void clock(int step) {
    for (M model : models) model.clock(step, dt);
  }

  void integrate() {
    draws.during(() -> {
      for (OneCell system : systems) system.integrate(scheme, dt);
    });
  }

  /// Runs code of one model that may draw random numbers.
  void drawing(int element, int step, Runnable code) {
    draws.aim(element, step);
    draws.during(code);
  }

  /// Runs an initialiser on every model in turn.
  void init(Consumer<M> code) {
    draws.during(() -> {
      for (int i = 0; i < models.size(); i++) {
        draws.aimInitialiser(i);
        code.accept(models.get(i));
      }
    });
  }

  /// Runs code on every model in turn, which may draw random numbers.
  void forEach(int step, ObjIntConsumer<M> code) {
    draws.during(() -> {
      for (int i = 0; i < models.size(); i++) {
        draws.aim(i, step);
        code.accept(models.get(i), i);
      }
    });
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
