package cajal.exec;

import cajal.ir.Scan;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// Steps made of steps.
final class Loops {
  private Loops() {}

  static Step sequence(List<Step> steps) {
    Step[] all = steps.toArray(Step[]::new);
    return () -> {
      for (Step step : all) step.run();
    };
  }

  static Step cond(boolean[] predicate, Plan.Linked ifTrue, Plan.Linked ifFalse) {
    Step yes = sequence(ifTrue.turn());
    Step no = sequence(ifFalse.turn());
    return () -> {
      if (predicate[0]) yes.run();
      else no.run();
    };
  }

  /// Part of a stack, and the array the body has it in.
  private record Part(Object stack, Object array, int size) {}

  /// The body on two sets of carried arrays, one of which is the results': each turn reads one and
  /// writes the other, and the last writes the results.
  static Step scan(Scan scan, Plan body, List<Object> operands, List<Object> results) {
    int carried = scan.carry().size();
    int sliced = scan.xs().size();
    List<Object> initial = operands.subList(0, carried);
    List<Object> last = results.subList(0, carried);
    List<Object> other = Plan.arrays(scan.carry().stream().map(Value::type).toList());
    List<Type> takes = Plan.types(scan.body().inputs());
    List<Type> gives = Plan.types(scan.body().outputs());
    List<Object> slices = Plan.arrays(takes.subList(carried, carried + sliced));
    List<Object> made = Plan.arrays(gives.subList(carried, gives.size()));
    List<Object> rest = new ArrayList<>(slices);
    rest.addAll(operands.subList(carried + sliced, operands.size()));
    Plan.Linked even = body.link(joined(other, rest), joined(last, made));
    Plan.Linked odd = body.link(joined(last, rest), joined(other, made));
    Step fixed = sequence(even.fixed());
    Step toLast = sequence(even.turn());
    Step toOther = sequence(odd.turn());
    Part[] in = parts(operands.subList(carried, carried + sliced), slices, takes, carried);
    Part[] out = parts(results.subList(carried, results.size()), made, gives, carried);
    int length = scan.length();
    boolean reversed = scan.reversed();
    Step start = copies(initial, length % 2 == 0 ? last : other, takes);
    return () -> {
      start.run();
      if (length > 0) fixed.run();
      for (int turn = 0; turn < length; turn++) {
        int slice = reversed ? length - 1 - turn : turn;
        for (Part p : in) System.arraycopy(p.stack, slice * p.size, p.array, 0, p.size);
        if ((length - turn) % 2 == 1) toLast.run();
        else toOther.run();
        for (Part p : out) System.arraycopy(p.array, 0, p.stack, slice * p.size, p.size);
      }
    };
  }

  private static List<Object> joined(List<Object> first, List<Object> second) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Part[] parts(
      List<Object> stacks, List<Object> arrays, List<Type> types, int offset) {
    Part[] parts = new Part[stacks.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new Part(stacks.get(i), arrays.get(i), types.get(offset + i).shape().size());
    }
    return parts;
  }

  private static Step copies(List<Object> from, List<Object> to, List<Type> types) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      steps.add(Copy.whole(from.get(i), to.get(i), types.get(i).shape().size()));
    }
    return sequence(steps);
  }
}
