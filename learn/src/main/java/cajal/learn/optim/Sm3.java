package cajal.learn.optim;

import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Adagrad in little memory (Anil, Gupta, Koren & Singer 2019, arXiv:1901.11150, algorithm SM3-II):
/// one number for each row, column, ... instead of one for each element. n = beta·min(c of the row,
/// c of the column, ...) + (1 − beta)·g², each c ← the largest n of its slice (and not less than
/// before, if beta > 0), u = g / √(n + epsilon), p ← (1 − decay)·p − rate·u. With momentum, u ←
/// momentum·u before + (1 − momentum)·u. With beta = 0, the default, n = min(...) + g².
///
/// @param beta 0 by default as in the paper
/// @param momentum 0 by default, as in BrainPy; above 0 it takes as much memory as the parameter
/// @param epsilon 1e-30 by default, as in BrainPy
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record Sm3(double beta, double momentum, double epsilon, double decay) implements Optimizer {
  public Sm3 {
    Require.fraction("beta", beta);
    Require.fraction("momentum", momentum);
    Require.positive("epsilon", epsilon);
    Require.fraction("decay", decay);
  }

  public Sm3() {
    this(0, 0, 1e-30, 0);
  }

  public Sm3 withDecay(double decay) {
    return new Sm3(beta, momentum, epsilon, decay);
  }

  /// One for each axis, of length 1 along the others, then the velocity if there is momentum.
  @Override
  public List<Type> slots(Type parameter) {
    List<Type> slots = new ArrayList<>();
    for (int axis = 0; axis < parameter.rank(); axis++) {
      List<Integer> dims = new ArrayList<>(Collections.nCopies(parameter.rank(), 1));
      dims.set(axis, parameter.shape().dim(axis));
      slots.add(parameter.with(new Shape(dims)));
    }
    if (slots.isEmpty()) slots.add(parameter);
    if (momentum > 0) slots.add(parameter);
    return slots;
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    int covers = Math.max(parameter.rank(), 1);
    Tensor least = slots.getFirst();
    for (Tensor cover : slots.subList(1, covers)) least = Maths.min(least, cover);
    Tensor before = beta > 0 ? least.times(beta) : least;
    Tensor n = before.plus(Maths.square(gradient).times(1 - beta));
    List<Tensor> kept = new ArrayList<>();
    for (int axis = 0; axis < covers; axis++) {
      Tensor most = largest(n, axis, slots.get(axis));
      kept.add(beta > 0 ? Maths.max(slots.get(axis), most) : most);
    }
    Tensor u = gradient.over(Maths.sqrt(n.plus(epsilon)));
    if (momentum > 0) {
      u = Terms.average(momentum, slots.getLast(), u);
      kept.add(u);
    }
    Tensor change = rate.cast(parameter.dtype()).times(u);
    return new Update(Terms.decayed(parameter, decay).minus(change), kept);
  }

  /// Along all axes but one.
  private static Tensor largest(Tensor n, int axis, Tensor like) {
    int[] others = IntStream.range(0, n.rank()).filter(i -> i != axis).toArray();
    if (others.length == 0) return n;
    int[] dims = like.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    return Reductions.max(n, others).reshape(dims);
  }
}
