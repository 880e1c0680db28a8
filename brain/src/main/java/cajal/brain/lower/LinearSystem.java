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
import java.util.Set;
import java.util.function.Predicate;

/// The equations of a model that are linear in one another with scalar slopes: those have an exact
/// step, whatever else the model holds.
final class LinearSystem {
  private final GraphBuilder builder;
  private final Map<Value, Affine> equations;

  private LinearSystem(GraphBuilder builder, Map<Value, Affine> equations) {
    this.builder = builder;
    this.equations = equations;
  }

  /// The largest closed set of linear equations among `slopes` (state to its derivative).
  ///
  /// @param held states that stand still at times; such a state is left out where another one of
  ///   the set depends on it, and so is that one
  static LinearSystem of(GraphBuilder builder, Map<Value, Value> slopes, Predicate<Value> held) {
    Map<Value, Affine> equations = new LinkedHashMap<>();
    slopes.forEach((state, slope) -> {
      Affine affine = Affine.of(builder, slope, slopes.keySet());
      boolean scalar =
          affine != null && affine.slopes().values().stream().allMatch(Value::isScalar);
      if (scalar) equations.put(state, affine);
    });
    while (equations
        .entrySet()
        .removeIf(entry ->
            entry.getValue().slopes().keySet().stream()
                .anyMatch(other ->
                    !equations.containsKey(other)
                        || (!other.equals(entry.getKey()) && held.test(other))))) {}
    return new LinearSystem(builder, equations);
  }

  Set<Value> states() {
    return equations.keySet();
  }

  /// The states after dt.
  Map<Value, Value> next(double dt) {
    Map<Value, Value> next = new LinkedHashMap<>();
    for (List<Value> block : blocks()) {
      if (block.size() == 1) {
        Value state = block.getFirst();
        next.put(state, alone(state, equations.get(state), dt));
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
    return equations.get(state).slopes().keySet().stream().anyMatch(block::contains)
        || block.stream().anyMatch(member -> equations.get(member).slopes().containsKey(state));
  }

  private Map<Value, Value> together(List<Value> block, double dt) {
    int size = block.size();
    Value zero = builder.constant(block.getFirst().dtype(), 0);
    List<Value> matrix = new ArrayList<>();
    for (Value row : block) {
      for (Value column : block) {
        matrix.add(equations.get(row).slopes().getOrDefault(column, zero));
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
        Value rest = equations.get(block.get(j)).rest();
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
        reach[i][j] = i == j || equations.get(block.get(i)).slopes().containsKey(block.get(j));
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
