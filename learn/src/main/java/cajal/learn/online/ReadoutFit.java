package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Method.Fitted;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Linear regression of the targets by the traces of the readout, each step of each trial being a
/// sample, which may have a weight behind its targets. The gradients of what the method keeps are
/// what it loses in the sequence, to be taken whole; sums are in double precision.
record ReadoutFit(OnlineNetwork network, Fitted method, StepLoss loss, RatePenalty penalty) {
  ReadoutFit {
    if (network.readout().bias().isPresent()) {
      throw new IllegalArgumentException(
          "%s fits the weights of a readout, and this one has a bias; leave it out"
              .formatted(method.title()));
    }
  }

  /// The weights of the readout, then what the method keeps.
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(weights()));
    all.addAll(method.kept());
    return all;
  }

  private Parameter weights() {
    return network.readout().weights();
  }

  Outcome over(Tensor xs, Tensor targets) {
    int outputs = weights().type().shape().dim(1);
    if (targets.rank() != 3 || targets.dim(2) != outputs && targets.dim(2) != outputs + 1) {
      throw new IllegalArgumentException(
          "%s fits outputs to targets of the same size, [steps, batch, %d], or with a weight of each at the end; found %s"
              .formatted(method.title(), outputs, targets.type()));
    }
    int length = xs.dim(0);
    int with = targets.dim(0);
    int batch = xs.dim(1);
    List<Tensor> known = new ArrayList<>(network.states(batch).stream().map(Fill::zeros).toList());
    known.add(Fill.zeros(Type.of(network.dtype(), network.units())));
    List<Tensor> ofSources = network.weights();
    Turn quiet = run(known, ofSources, Shapes.slice(xs, 0, 0, length - with), false);
    Turn asked = run(quiet.carry(), ofSources, Shapes.slice(xs, 0, length - with, length), true);
    Tensor traces = asked.stacked().getFirst();
    Turn losses =
        Control.scan(
            (k, s) -> {
              Tensor y = network.readout().of(s.get(0));
              return new Turn(List.of(k.getFirst().plus(loss.of(y, s.get(1)))), List.of(y));
            },
            List.of(Fill.zeros(Type.scalar(network.dtype()))),
            List.of(traces, targets),
            with);
    Tensor rates = asked.carry().getLast().over((double) length * batch);
    int samples = with * batch;
    Tensor x = traces.reshape(samples, network.units()).cast(DType.F64);
    Tensor y = targets.reshape(samples, targets.dim(2)).cast(DType.F64);
    if (y.dim(1) > outputs) {
      Tensor root = Maths.sqrt(Shapes.slice(y, 1, outputs, outputs + 1));
      x = x.times(root);
      y = Shapes.slice(y, 1, 0, outputs).times(root);
    }
    return new Outcome(
        losses.carry().getFirst(),
        Backward.price(penalty, rates.minus(penalty.target())),
        lost(x, y),
        rates,
        asked.carry().subList(0, known.size() - 1),
        losses.stacked());
  }

  private Turn run(List<Tensor> known, List<Tensor> weights, Tensor xs, boolean stacks) {
    if (xs.dim(0) == 0) return new Turn(known, List.of());
    int n = known.size() - 1;
    return Control.scan(
        (k, x) -> {
          List<Tensor> states = k.subList(0, n);
          List<Tensor> sources = network.sources(x.getFirst(), states);
          List<Tensor> results = network.step(states, network.currents(sources, weights));
          List<Tensor> next = new ArrayList<>(results.subList(0, n));
          next.add(k.getLast().plus(Reductions.sum(results.getLast(), 0)));
          return new Turn(next, stacks ? List.of(next.get(n - 1)) : List.of());
        },
        known,
        List.of(xs),
        xs.dim(0));
  }

  private List<Tensor> lost(Tensor x, Tensor y) {
    Tensor w = weights().value();
    return switch (method) {
      case Method.ClosedForm _ -> {
        Tensor columns = Shapes.transpose(x);
        yield List.of(
            Fill.zeros(w.type()),
            Products.matmul(columns, x).negate(),
            Products.matmul(columns, y).negate());
      }
      case Method.Force force -> {
        Tensor p = force.inverse().value();
        Rls rls = Rls.of(DType.F64, x.dim(1), y.dim(1), force.penalty());
        Rls.Known start = new Rls.Known(w.cast(DType.F64), p);
        List<Tensor> end =
            Control.scan(
                    (k, s) ->
                        new Turn(
                            rls.step(Rls.Known.of(k), s.get(0), s.get(1)).tensors(), List.of()),
                    start.tensors(),
                    List.of(x, y),
                    x.dim(0))
                .carry();
        yield List.of(w.minus(end.get(0).cast(w.dtype())), p.minus(end.get(1)));
      }
    };
  }

  /// The weights that follow from all samples so far, if they are not in place already.
  Optional<Tensor> solved() {
    return switch (method) {
      case Method.ClosedForm(Parameter squares, Parameter products, double penalty) ->
          Optional.of(
              Ridge.solved(
                  weights().type(),
                  squares.value().doubles(),
                  products.value().doubles(),
                  penalty));
      case Method.Force _ -> Optional.empty();
    };
  }
}
