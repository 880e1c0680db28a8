package cajal.brain.lower;

import cajal.brain.integrate.Tableau;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An explicit Runge-Kutta step of all equations together, in the order of operations that
/// [Tableau] states.
record RungeKutta(RightSides sides, Tableau tableau, double dt) {

  /// The states after the step.
  Map<Field, Value> next() {
    List<Map<Field, Value>> k = new ArrayList<>();
    for (int stage = 0; stage < tableau.stages(); stage++) {
      Map<Field, Value> at = moved(tableau.a().get(stage), k);
      k.add(sides.slopes(tableau.c().get(stage) * dt, at));
    }
    return moved(tableau.b(), k);
  }

  private Map<Field, Value> moved(List<Double> weights, List<Map<Field, Value>> k) {
    Map<Field, Value> moved = new LinkedHashMap<>();
    sides
        .x()
        .forEach((state, x) -> {
          Value sum = sum(state, weights, k);
          moved.put(
              state,
              sum == null
                  ? x
                  : sides.unlessHeld(
                      state, sides.builder().plus(x, sides.builder().times(sum, dt))));
        });
    return moved;
  }

  private @Nullable Value sum(Field state, List<Double> weights, List<Map<Field, Value>> k) {
    GraphBuilder builder = sides.builder();
    Value sum = null;
    for (int stage = 0; stage < weights.size(); stage++) {
      double weight = weights.get(stage);
      Value slope = k.get(stage).get(state);
      if (weight == 0 || slope == null) continue;
      Value term = builder.times(slope, weight);
      sum = sum == null ? term : builder.plus(sum, term);
    }
    return sum;
  }
}
