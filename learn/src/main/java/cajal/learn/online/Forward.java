package cajal.learn.online;

import cajal.ir.Type;
import cajal.learn.online.Method.Feedback;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Pointwise;
import cajal.trace.Products;
import cajal.trace.Pullback;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gradients carried forward, with everything that is known after a step in one list of tensors:
/// states, traces, sums of gradients, sum of derivatives of the outputs if rates have a price, sums
/// of outputs, loss, number of steps.
final class Forward {
  private final OnlineNetwork net;
  private final Feedback feedback;
  private final StepLoss loss;
  private final RatePenalty penalty;
  private final Type units;
  private final List<Tensor> weights;
  private final Traces traces;
  private final int statesEnd;
  private final int tracesEnd;
  private final int gradientsEnd;
  private final int ratesEnd;

  Forward(OnlineNetwork net, Method.Online method, StepLoss loss, RatePenalty penalty, int batch) {
    this.net = net;
    this.feedback = method.feedback();
    this.loss = loss;
    this.penalty = penalty;
    units = net.unitType(batch);
    weights = net.weights();
    List<Type> states = net.states(batch);
    traces = CurrentTraces.of(net, method.smoothing(), units, pointwise(batch));
    statesEnd = states.size();
    tracesEnd = statesEnd + traces.types().size();
    gradientsEnd = tracesEnd + net.parameters().size();
    ratesEnd = gradientsEnd + (penalty.isNone() ? 0 : net.projections().size());
  }

  private Pointwise pointwise(int batch) {
    List<Tensor> states = net.states(batch).stream().map(Fill::zeros).toList();
    return pointwise(states, Collections.nCopies(net.cell().currents(), Fill.zeros(units)));
  }

  private Pointwise pointwise(List<Tensor> states, List<Tensor> currents) {
    List<Tensor> all = new ArrayList<>(states);
    all.addAll(currents);
    int n = states.size();
    return Pointwise.of(x -> net.step(x.subList(0, n), x.subList(n, x.size())), all);
  }

  Traces traces() {
    return traces;
  }

  List<Tensor> start() {
    List<Tensor> all = new ArrayList<>();
    for (Type type : net.states(units.shape().dim(0))) all.add(Fill.zeros(type));
    all.addAll(traces.start());
    for (Parameter parameter : net.parameters()) all.add(Fill.zeros(parameter.type()));
    List<Parameter> weights = net.parameters().subList(0, ratesEnd - gradientsEnd);
    for (Parameter parameter : weights) all.add(Fill.zeros(parameter.type()));
    all.add(Fill.zeros(Type.of(units.dtype(), net.units())));
    all.add(Fill.zeros(Type.scalar(units.dtype())));
    all.add(Fill.zeros(Type.scalar(units.dtype())));
    return all;
  }

  /// What is known after a step, and what the readout gives; no loss where there is no target.
  Turn step(List<Tensor> known, Tensor x, @Nullable Tensor target) {
    List<Tensor> states = known.subList(0, statesEnd);
    List<Tensor> before = known.subList(statesEnd, tracesEnd);
    List<Tensor> sources = net.sources(x, states);
    Pointwise p = pointwise(states, net.currents(sources, weights));
    List<Tensor> results = p.results();
    List<Tensor> after = traces.next(before, p, sources);
    List<Tensor> next = new ArrayList<>(results.subList(0, statesEnd));
    next.addAll(after);
    List<Tensor> y = List.of();
    List<Tensor> sums = known.subList(tracesEnd, gradientsEnd);
    Tensor total = known.get(ratesEnd + 1);
    if (target == null) {
      next.addAll(sums);
    } else {
      Tensor trace = results.get(statesEnd - 1);
      Tensor output = net.readout().of(trace);
      Pullback back = Derivatives.vjp(a -> List.of(loss.of(a.getFirst(), target)), List.of(output));
      Tensor error = back.apply(Fill.ones(total.type())).getFirst();
      next.addAll(plus(sums, gradients(after, trace, error)));
      total = total.plus(back.results().getFirst());
      y = List.of(output);
    }
    if (!penalty.isNone()) {
      List<Tensor> ofRates = known.subList(gradientsEnd, ratesEnd);
      next.addAll(plus(ofRates, traces.ofOutputs(before, after, p, sources)));
    }
    next.add(known.get(ratesEnd).plus(Reductions.sum(results.getLast(), 0)));
    next.add(total);
    next.add(known.getLast().plus(1));
    return new Turn(next, y);
  }

  private static List<Tensor> plus(List<Tensor> sums, List<Tensor> more) {
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) all.add(sums.get(i).plus(more.get(i)));
    return all;
  }

  /// Of a step's loss, by all parameters of the network.
  private List<Tensor> gradients(List<Tensor> after, Tensor trace, Tensor error) {
    Tensor back =
        switch (feedback) {
          case Feedback.Symmetric _ -> net.readout().weights().value();
          case Feedback.Fixed fixed -> fixed.weights().value();
          case Feedback.Adaptive adaptive -> adaptive.weights().value();
        };
    Tensor signal = Products.matmul(error, Shapes.transpose(back));
    List<Tensor> all = new ArrayList<>(traces.gradients(after, signal));
    all.add(Products.matmul(Shapes.transpose(trace), error));
    if (net.readout().bias().isPresent()) all.add(Reductions.sum(error, 0));
    return all;
  }

  /// All steps of a sequence, of which the last ones have targets.
  Turn run(List<Tensor> known, Tensor xs, Tensor targets) {
    int length = xs.dim(0);
    int with = targets.dim(0);
    Tensor first = Shapes.slice(xs, 0, 0, length - with);
    Tensor last = Shapes.slice(xs, 0, length - with, length);
    List<Tensor> before =
        with == length
            ? known
            : Control.scan(
                    (k, slice) -> step(k, slice.getFirst(), null),
                    known,
                    List.of(first),
                    length - with)
                .carry();
    return Control.scan(
        (k, slice) -> step(k, slice.get(0), slice.get(1)), before, List.of(last, targets), with);
  }

  /// What the steps so far give to learn from.
  Outcome outcome(List<Tensor> known, List<Tensor> outputs) {
    Tensor samples = known.getLast().times(units.shape().dim(0));
    Tensor rates = known.get(ratesEnd).over(samples);
    Tensor off = rates.minus(penalty.target());
    List<Tensor> gradients = new ArrayList<>(known.subList(tracesEnd, gradientsEnd));
    List<Tensor> ofRates = known.subList(gradientsEnd, ratesEnd);
    for (int m = 0; m < ofRates.size(); m++) {
      Tensor slope = off.times(penalty.strength()).over(samples);
      gradients.set(m, gradients.get(m).plus(ofRates.get(m).times(slope)));
    }
    List<Projection> projections = net.projections();
    for (int m = 0; m < projections.size(); m++) {
      gradients.set(m, ofWeights(projections.get(m), gradients.get(m)));
    }
    if (feedback instanceof Feedback.Adaptive) gradients.add(gradients.get(projections.size()));
    Tensor price = Backward.price(penalty, off);
    List<Tensor> states = known.subList(0, statesEnd);
    return new Outcome(known.get(ratesEnd + 1), price, gradients, rates, states, outputs);
  }

  /// From what the sources are multiplied by to the weights.
  private static Tensor ofWeights(Projection projection, Tensor gradient) {
    return Derivatives.vjp(
            w -> List.of(projection.effective(w.getFirst())), List.of(projection.weights().value()))
        .apply(gradient)
        .getFirst();
  }
}
