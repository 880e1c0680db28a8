package cajal.lift;

import cajal.lift.Guards.Guard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known at one point of one path through a method.
final class State {
  /// When this path is taken.
  Guard guard;

  final @Nullable Operand[] locals;
  final List<Operand> stack;

  /// Fields assigned so far in the whole call.
  final Map<Assignment, Operand.Numeric> writes;

  /// How often each draw site was met: the counts that are possible, and when.
  final Map<Integer, Map<Integer, Guard>> draws;

  State(Guard guard, int locals) {
    this(guard, new Operand[locals], new ArrayList<>(), new LinkedHashMap<>(), new TreeMap<>());
  }

  State(
      Guard guard,
      @Nullable Operand[] locals,
      List<Operand> stack,
      Map<Assignment, Operand.Numeric> writes,
      Map<Integer, Map<Integer, Guard>> draws) {
    this.guard = guard;
    this.locals = locals;
    this.stack = stack;
    this.writes = writes;
    this.draws = draws;
  }

  /// The same state on the way `other` goes.
  State copy(Guard other) {
    return new State(
        other,
        locals.clone(),
        new ArrayList<>(stack),
        new LinkedHashMap<>(writes),
        new TreeMap<>(draws));
  }

  /// The state in which a method called here begins.
  State enter(int maxLocals) {
    return new State(
        guard,
        new Operand[maxLocals],
        new ArrayList<>(),
        new LinkedHashMap<>(writes),
        new TreeMap<>(draws));
  }

  /// Takes over what a method called here has done.
  void leave(State callee) {
    writes.clear();
    writes.putAll(callee.writes);
    draws.clear();
    draws.putAll(callee.draws);
  }

  void push(Operand operand) {
    stack.add(operand);
  }

  Operand pop() {
    return stack.removeLast();
  }

  Operand.Numeric popNumeric() {
    return (Operand.Numeric) pop();
  }
}
