package cajal.lift;

import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The conditions under which a path through the code is taken, as reduced ordered binary decision
/// diagrams (Bryant 1986) over the bool values branched on: equal conditions are one object, and a
/// path that cannot be taken is [#never].
final class Guards {
  /// A node of the diagram; the two ends have the last variable number.
  static final class Guard {
    final int variable;
    private final Guard yes;
    private final Guard no;

    /// The most conditions it may depend on along one way.
    final int depth;

    private Guard(int variable) {
      this.variable = variable;
      this.yes = this;
      this.no = this;
      this.depth = 0;
    }

    private Guard(int variable, Guard yes, Guard no) {
      this.variable = variable;
      this.yes = yes;
      this.no = no;
      this.depth = 1 + Math.max(yes.depth, no.depth);
    }

    /// What remains of the guard once `variable` is known; it must not come after its own.
    Guard given(int variable, boolean holds) {
      if (this.variable != variable) return this;
      return holds ? yes : no;
    }
  }

  private record Triple(int variable, Guard yes, Guard no) {}

  private record Pair(Guard a, Guard b) {}

  static final int END = Integer.MAX_VALUE;

  final Guard always = new Guard(END);
  final Guard never = new Guard(END);

  private final GraphBuilder builder;
  private final Map<Triple, Guard> nodes = new HashMap<>();
  private final Map<Pair, Guard> unions = new HashMap<>();
  private final Map<Pair, Guard> intersections = new HashMap<>();
  private final Map<Guard, Guard> opposites = new HashMap<>();
  private final Map<Value, Integer> numbers = new HashMap<>();
  private final List<Value> conditions = new ArrayList<>();

  Guards(GraphBuilder builder) {
    this.builder = builder;
  }

  /// The bool value a variable stands for.
  Value condition(int variable) {
    return conditions.get(variable);
  }

  /// `guard`, and `condition` being as `holds` says.
  Guard and(Guard guard, Value condition, boolean holds) {
    if (builder.producer(condition) instanceof Unary not && not.kind() == UnaryKind.NOT) {
      return and(guard, not.x(), !holds);
    }
    int variable = numbers.computeIfAbsent(condition, this::number);
    return and(guard, holds ? node(variable, always, never) : node(variable, never, always));
  }

  private int number(Value condition) {
    conditions.add(condition);
    return conditions.size() - 1;
  }

  Guard and(Guard a, Guard b) {
    if (a == b || b == always) return a;
    if (a == always) return b;
    if (a == never || b == never) return never;
    Pair pair = new Pair(a, b);
    Guard done = intersections.get(pair);
    if (done == null) {
      int variable = Math.min(a.variable, b.variable);
      Guard yes = and(a.given(variable, true), b.given(variable, true));
      done = node(variable, yes, and(a.given(variable, false), b.given(variable, false)));
      intersections.put(pair, done);
    }
    return done;
  }

  Guard or(Guard a, Guard b) {
    if (a == b || b == never) return a;
    if (a == never) return b;
    if (a == always || b == always) return always;
    Pair pair = new Pair(a, b);
    Guard done = unions.get(pair);
    if (done == null) {
      int variable = Math.min(a.variable, b.variable);
      Guard yes = or(a.given(variable, true), b.given(variable, true));
      done = node(variable, yes, or(a.given(variable, false), b.given(variable, false)));
      unions.put(pair, done);
    }
    return done;
  }

  Guard not(Guard guard) {
    if (guard == always) return never;
    if (guard == never) return always;
    Guard done = opposites.get(guard);
    if (done == null) {
      done = node(guard.variable, not(guard.yes), not(guard.no));
      opposites.put(guard, done);
    }
    return done;
  }

  private Guard node(int variable, Guard yes, Guard no) {
    if (yes == no) return yes;
    return nodes.computeIfAbsent(
        new Triple(variable, yes, no), key -> new Guard(key.variable, key.yes, key.no));
  }
}
