package cajal.brain.lower;

import cajal.ir.Custom;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.rules.Affine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The equations of a model that are linear in one another with scalar slopes: those have an exact
/// step, whatever else the model holds.
final class LinearSystem {
  private final GraphBuilder builder;
  private final Map<Value, Affine> equations;
  private final Map<Value, Affine> alone;
  private final Map<Value, String> reasons;

  private LinearSystem(
      GraphBuilder builder,
      Map<Value, Affine> equations,
      Map<Value, Affine> alone,
      Map<Value, String> reasons) {
    this.builder = builder;
    this.equations = equations;
    this.alone = alone;
    this.reasons = reasons;
  }

  /// The largest closed set of linear equations among `slopes` (state to its derivative).
  static LinearSystem of(GraphBuilder builder, Map<Value, Value> slopes) {
    Map<Value, Affine> equations = new LinkedHashMap<>();
    Map<Value, Affine> alone = new LinkedHashMap<>();
    Map<Value, String> reasons = new LinkedHashMap<>();
    slopes.forEach((state, slope) -> {
      Affine affine = Affine.of(builder, slope, slopes.keySet());
      if (affine == null) {
        reasons.put(state, "not linear in the states");
        return;
      }
      if (Set.of(state).containsAll(affine.slopes().keySet())) alone.put(state, affine);
      if (affine.slopes().values().stream().allMatch(Value::isScalar)) {
        equations.put(state, affine);
      } else {
        reasons.put(state, "linear with coefficients that differ between neurons");
      }
    });
    while (equations
        .entrySet()
        .removeIf(entry -> !equations.keySet().containsAll(entry.getValue().slopes().keySet()))) {}
    for (Value state : slopes.keySet()) {
      if (!equations.containsKey(state))
        reasons.putIfAbsent(state, "linear in states that are not");
    }
    return new LinearSystem(builder, equations, alone, reasons);
  }

  /// The same equations where some of the states stand still.
  LinearSystem without(Set<Value> still) {
    Map<Value, Affine> others = new LinkedHashMap<>();
    equations.forEach((state, affine) -> {
      if (still.contains(state)) return;
      Map<Value, Value> slopes = new LinkedHashMap<>();
      Value rest = affine.rest();
      for (Map.Entry<Value, Value> slope : affine.slopes().entrySet()) {
        if (still.contains(slope.getKey())) {
          Value term = builder.times(slope.getKey(), slope.getValue());
          rest = rest == null ? term : builder.plus(rest, term);
        } else {
          slopes.put(slope.getKey(), slope.getValue());
        }
      }
      others.put(state, new Affine(slopes, rest));
    });
    return new LinearSystem(builder, others, Map.of(), Map.of());
  }

  /// Why a state is not among these; null where it is.
  @Nullable String whyNot(Value state) {
    return reasons.get(state);
  }

  /// Whether a state's equation is linear and knows of no other state.
  boolean isOnItsOwn(Value state) {
    return alone.containsKey(state);
  }

  /// Whether moreover none of these equations knows of it.
  boolean isAlone(Value state) {
    return alone.containsKey(state)
        && equations.entrySet().stream()
            .noneMatch(other ->
                !other.getKey().equals(state) && other.getValue().slopes().containsKey(state));
  }

  /// What a state's slope is multiplied by in its own equation, or null for 0.
  @Nullable Value slope(Value state) {
    Affine affine = alone.get(state);
    return affine == null ? null : affine.slopes().get(state);
  }

  /// Whether a state stands in one block with one of `others`.
  boolean meets(Value state, Set<Value> others) {
    return blocks().stream()
        .anyMatch(block -> block.contains(state) && block.stream().anyMatch(others::contains));
  }

  Set<Value> states() {
    return equations.keySet();
  }

  private Affine equation(Value state) {
    return Objects.requireNonNull(equations.get(state));
  }

  /// The states after dt.
  Map<Value, Value> next(double dt) {
    Map<Value, Value> next = new LinkedHashMap<>();
    for (List<Value> block : blocks()) {
      if (block.size() == 1) {
        Value state = block.getFirst();
        next.put(state, alone(state, equation(state), dt));
      } else {
        next.putAll(together(block, dt));
      }
    }
    return next;
  }

  private Value alone(Value state, Affine equation, double dt) {
    Value slope = equation.slopes().get(state);
    return new Exponential(builder, dt).linear(state, slope, equation.rest());
  }

  /// States that depend on one another, directly or not, stand in one block.
  private List<List<Value>> blocks() {
    List<List<Value>> blocks = new ArrayList<>();
    Set<Value> placed = new LinkedHashSet<>();
    for (Value state : equations.keySet()) {
      if (placed.contains(state)) continue;
      Set<Value> block = new LinkedHashSet<>(Set.of(state));
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Value other : equations.keySet()) {
          if (!block.contains(other) && touches(other, block)) grown |= block.add(other);
        }
      }
      placed.addAll(block);
      blocks.add(equations.keySet().stream().filter(block::contains).toList());
    }
    return blocks;
  }

  private boolean touches(Value state, Set<Value> block) {
    return equation(state).slopes().keySet().stream().anyMatch(block::contains)
        || block.stream().anyMatch(member -> equation(member).slopes().containsKey(state));
  }

  private Map<Value, Value> together(List<Value> block, double dt) {
    int size = block.size();
    Value zero = builder.constant(block.getFirst().dtype(), 0);
    List<Value> matrix = new ArrayList<>();
    for (Value row : block) {
      for (Value column : block) {
        matrix.add(equation(row).slopes().getOrDefault(column, zero));
      }
    }
    boolean[][] reach = reach(block);
    List<Value> entries = builder.addAll(new Custom(new MatrixExponential(size, dt), matrix));
    Map<Value, Value> next = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Value sum = null;
      for (int j = 0; j < size; j++) {
        if (!reach[i][j]) continue;
        Value term = builder.times(block.get(j), entries.get(i * size + j));
        sum = sum == null ? term : builder.plus(sum, term);
        Value rest = equation(block.get(j)).rest();
        if (rest != null) {
          sum = builder.plus(sum, builder.times(rest, entries.get(size * size + i * size + j)));
        }
      }
      next.put(block.get(i), sum);
    }
    return next;
  }

  /// Whether state j ever acts on state i; where it does not, the exponential's entry is 0.
  private boolean[][] reach(List<Value> block) {
    int size = block.size();
    boolean[][] reach = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        reach[i][j] = i == j || equation(block.get(i)).slopes().containsKey(block.get(j));
      }
    }
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) reach[i][j] |= reach[i][k] && reach[k][j];
      }
    }
    return reach;
  }
}
