package cajal.learn.online;

import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gradients back through time: through all steps of a sequence, or through stretches of it.
final class Backward {
  private final OnlineNetwork net;
  private final StepLoss loss;
  private final RatePenalty penalty;
  private final int batch;
  private final int n;

  Backward(OnlineNetwork net, StepLoss loss, RatePenalty penalty, int batch) {
    this.net = net;
    this.loss = loss;
    this.penalty = penalty;
    this.batch = batch;
    n = net.states(batch).size();
  }

  static Tensor price(RatePenalty penalty, Tensor off) {
    return Reductions.sum(Maths.square(off)).times(0.5 * penalty.strength());
  }

  private Type scalar() {
    return Type.scalar(net.dtype());
  }

  private List<Tensor> zeros() {
    return net.states(batch).stream().map(Fill::zeros).toList();
  }

  Outcome whole(Tensor xs, Tensor targets) {
    int length = xs.dim(0);
    int with = targets.dim(0);
    List<Parameter> parameters = net.parameters();
    List<Tensor> all =
        Derivatives.valueAndGrad(
            () -> {
              List<Tensor> weights = net.weights();
              List<Tensor> known = start(zeros());
              Tensor first = Shapes.slice(xs, 0, 0, length - with);
              if (with < length) known = quiet(weights, known, first);
              Tensor last = Shapes.slice(xs, 0, length - with, length);
              return results(scored(weights, known, List.of(last, targets)), length, 1);
            },
            parameters);
    return outcome(all, parameters.size());
  }

  /// States, sums of outputs, loss.
  private List<Tensor> start(List<Tensor> states) {
    List<Tensor> known = new ArrayList<>(states);
    known.add(Fill.zeros(Type.of(net.dtype(), net.units())));
    known.add(Fill.zeros(scalar()));
    return known;
  }

  private List<Tensor> quiet(List<Tensor> weights, List<Tensor> known, Tensor xs) {
    return Control.scan(
            (k, slice) -> step(weights, k, slice.getFirst(), null, null),
            known,
            List.of(xs),
            xs.dim(0))
        .carry();
  }

  /// @param slices inputs, targets, and the weights of the losses if they differ
  private Turn scored(List<Tensor> weights, List<Tensor> known, List<Tensor> slices) {
    return Control.scan(
        (k, slice) ->
            step(weights, k, slice.get(0), slice.get(1), slice.size() > 2 ? slice.get(2) : null),
        known,
        slices,
        slices.getFirst().dim(0));
  }

  private Turn step(
      List<Tensor> weights,
      List<Tensor> known,
      Tensor x,
      @Nullable Tensor target,
      @Nullable Tensor weight) {
    List<Tensor> states = known.subList(0, n);
    List<Tensor> results = net.step(states, net.currents(net.sources(x, states), weights));
    List<Tensor> next = new ArrayList<>(results.subList(0, n));
    next.add(known.get(n).plus(Reductions.sum(results.getLast(), 0)));
    if (target == null) {
      next.add(known.getLast());
      return new Turn(next, List.of());
    }
    Tensor y = net.readout().of(next.get(n - 1));
    Tensor own = loss.of(y, target);
    next.add(known.getLast().plus(weight == null ? own : own.times(weight)));
    return new Turn(next, List.of(y));
  }

  /// The sum of loss and penalty, then what an outcome is made of.
  private List<Tensor> results(Turn run, int length, double share) {
    Tensor rates = run.carry().get(n).over((double) length * batch);
    Tensor price = price(penalty, rates.minus(penalty.target())).times(share);
    Tensor sum = run.carry().getLast();
    List<Tensor> all = new ArrayList<>(List.of(sum.plus(price), sum, price, rates));
    all.addAll(run.carry().subList(0, n));
    all.add(run.stack());
    return all;
  }

  private Outcome outcome(List<Tensor> all, int parameters) {
    List<Tensor> gradients = all.subList(all.size() - parameters, all.size());
    List<Tensor> states = all.subList(4, 4 + n);
    return new Outcome(
        all.get(1), all.get(2), gradients, all.get(3), states, List.of(all.get(4 + n)));
  }

  /// Stretches of equal length from the first step on, and what is left at the end.
  Outcome stretches(Tensor xs, Tensor targets, int steps) {
    int length = xs.dim(0);
    int with = targets.dim(0);
    int each = Math.min(steps, length);
    int count = length / each;
    Tensor all = with == length ? targets : Shapes.pad(targets, 0, length - with, 0, 0);
    Tensor weights = Fill.iota(length).ge(Tensor.scalar(length - with)).cast(net.dtype());
    List<Tensor> slices = List.of(xs, all, weights);
    Turn first =
        Control.scan(
            (known, slice) -> stretch(known, slice, length),
            sums(),
            slices.stream().map(x -> cut(x, count, each)).toList(),
            count);
    Tensor y = joined(first.stack());
    List<Tensor> known = first.carry();
    if (count * each < length) {
      List<Tensor> rest =
          slices.stream().map(x -> Shapes.slice(x, 0, count * each, length)).toList();
      Turn last = stretch(known, rest, length);
      known = last.carry();
      y = Shapes.concat(0, y, last.stack());
    }
    Tensor scored = Shapes.slice(y, 0, length - with, length);
    List<Tensor> gradients = known.subList(n + 3, known.size());
    return new Outcome(
        known.get(n),
        known.get(n + 1),
        gradients,
        known.get(n + 2),
        known.subList(0, n),
        List.of(scored));
  }

  /// States, loss, penalty, rates, gradients.
  private List<Tensor> sums() {
    List<Tensor> sums = new ArrayList<>(zeros());
    sums.add(Fill.zeros(scalar()));
    sums.add(Fill.zeros(scalar()));
    sums.add(Fill.zeros(Type.of(net.dtype(), net.units())));
    for (Parameter parameter : net.parameters()) sums.add(Fill.zeros(parameter.type()));
    return sums;
  }

  private Turn stretch(List<Tensor> known, List<Tensor> slices, int length) {
    int own = slices.getFirst().dim(0);
    double share = (double) own / length;
    List<Tensor> all =
        Derivatives.valueAndGrad(
            () -> results(scored(net.weights(), start(known.subList(0, n)), slices), own, share),
            net.parameters());
    List<Tensor> next = new ArrayList<>(all.subList(4, 4 + n));
    next.add(known.get(n).plus(all.get(1)));
    next.add(known.get(n + 1).plus(all.get(2)));
    next.add(known.get(n + 2).plus(all.get(3).times(share)));
    for (int i = n + 3; i < known.size(); i++) {
      next.add(known.get(i).plus(all.get(5 + n + i - n - 3)));
    }
    return new Turn(next, List.of(all.get(4 + n)));
  }

  private static Tensor cut(Tensor x, int count, int each) {
    Tensor whole = Shapes.slice(x, 0, 0, count * each);
    int[] dims = new int[x.rank() + 1];
    dims[0] = count;
    dims[1] = each;
    for (int i = 1; i < x.rank(); i++) dims[i + 1] = x.dim(i);
    return whole.reshape(dims);
  }

  private static Tensor joined(Tensor y) {
    return y.reshape(y.dim(0) * y.dim(1), y.dim(2), y.dim(3));
  }
}
