package cajal.lift;

import cajal.lift.Guards.Guard;
import cajal.lift.Operand.Numeric;
import cajal.lift.Operand.Torn;
import cajal.unit.PhysicalUnit;
import cajal.unit.UnitError;
import cajal.unit.UnitRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes one state of the states that reach the same place: where they differ, a `select` on what
/// was branched on.
final class Joins {
  private final Lifting lifting;

  Joins(Lifting lifting) {
    this.lifting = lifting;
  }

  State join(List<State> states) {
    State first = states.getFirst();
    if (states.size() == 1) return first;
    List<Guard> guards = states.stream().map(state -> state.guard).toList();
    Guard guard = lifting.guards.never;
    for (Guard one : guards) guard = lifting.guards.or(guard, one);
    State joined = new State(guard, first.locals.length);
    for (int i = 0; i < first.locals.length; i++) joined.locals[i] = local(guards, states, i);
    for (int i = 0; i < first.stack.size(); i++) joined.push(stack(guards, states, i));
    joinWrites(guards, states, joined);
    joinDraws(states, joined);
    return joined;
  }

  private @Nullable Operand local(List<Guard> guards, List<State> states, int slot) {
    List<Operand> operands = new ArrayList<>();
    for (State state : states) {
      Operand operand = state.locals[slot];
      if (operand == null) return null;
      operands.add(operand);
    }
    Operand first = operands.getFirst();
    if (operands.stream().allMatch(first::equals)) return first;
    if (!areAlike(operands)) return new Torn(null, first.isWide());
    try {
      return choose(guards, operands.stream().map(Numeric.class::cast).toList());
    } catch (UnitError error) {
      return new Torn(error, first.isWide());
    }
  }

  private static boolean areAlike(List<Operand> operands) {
    return operands.getFirst() instanceof Numeric first
        && operands.stream().allMatch(o -> o instanceof Numeric n && n.kind() == first.kind());
  }

  private Operand stack(List<Guard> guards, List<State> states, int depth) {
    List<Operand> operands = states.stream().map(state -> state.stack.get(depth)).toList();
    Operand first = operands.getFirst();
    if (operands.stream().allMatch(first::equals)) return first;
    if (!areAlike(operands)) throw LiftError.chosenObject(lifting.place());
    return choose(guards, operands.stream().map(Numeric.class::cast).toList());
  }

  private void joinWrites(List<Guard> guards, List<State> states, State joined) {
    Set<Assignment> keys = new LinkedHashSet<>();
    for (State state : states) keys.addAll(state.writes.keySet());
    for (Assignment key : keys) {
      List<Numeric> values = new ArrayList<>();
      for (State state : states) {
        Numeric written = state.writes.get(key);
        values.add(written != null ? written : lifting.calls.fields().unassigned(key));
      }
      joined.writes.put(key, choose(guards, values));
    }
  }

  private void joinDraws(List<State> states, State joined) {
    Set<Integer> sites = new LinkedHashSet<>();
    for (State state : states) sites.addAll(state.draws.keySet());
    for (int site : sites) {
      Map<Integer, Guard> counts = new TreeMap<>();
      for (State state : states) {
        Map<Integer, Guard> met = state.draws.getOrDefault(site, Map.of(0, state.guard));
        met.forEach((count, when) -> {
          Guard here = lifting.guards.and(when, state.guard);
          counts.merge(count, here, lifting.guards::or);
        });
      }
      joined.draws.put(site, counts);
    }
  }

  /// The number that is `numbers[i]` where `guards[i]` holds; the guards exclude each other.
  Numeric choose(List<Guard> guards, List<? extends Numeric> numbers) {
    PhysicalUnit unit = numbers.getFirst().unit();
    for (Numeric number : numbers) {
      unit = UnitRules.same("if/else", unit, number.unit(), lifting.where());
    }
    Guard[] open = guards.toArray(Guard[]::new);
    Numeric chosen = choose(open, numbers, new HashMap<>());
    if (chosen == null) throw new IllegalStateException("no path leads here");
    return chosen.with(unit);
  }

  /// Null where none of the guards can hold.
  private @Nullable Numeric choose(
      Guard[] guards, List<? extends Numeric> numbers, Map<List<Guard>, Numeric> known) {
    Numeric only = null;
    boolean several = false;
    int variable = Guards.END;
    for (int i = 0; i < guards.length; i++) {
      if (guards[i] == lifting.guards.never) continue;
      several |= only != null && !only.sameAs(numbers.get(i));
      only = numbers.get(i);
      variable = Math.min(variable, guards[i].variable);
    }
    if (only == null || !several) return only;
    List<Guard> key = Arrays.asList(guards);
    Numeric done = known.get(key);
    if (done != null) return done;
    Numeric yes = choose(given(guards, variable, true), numbers, known);
    Numeric no = choose(given(guards, variable, false), numbers, known);
    done = select(variable, yes, no);
    if (done != null) known.put(key, done);
    return done;
  }

  private @Nullable Numeric select(int variable, @Nullable Numeric yes, @Nullable Numeric no) {
    if (yes == null) return no;
    if (no == null || yes.sameAs(no)) return yes;
    return lifting.arithmetic.select(lifting.guards.condition(variable), yes, no);
  }

  private static Guard[] given(Guard[] guards, int variable, boolean holds) {
    Guard[] given = new Guard[guards.length];
    for (int i = 0; i < guards.length; i++) given[i] = guards[i].given(variable, holds);
    return given;
  }
}
