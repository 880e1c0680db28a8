package cajal.cli;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.loss.Classification;
import cajal.surrogate.Surrogates;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// A recurrent spiking network that peers are timed with: v ← 0.9 v (1 − s) + x·Win + s·Wrec, a
/// spike where v > 1 with the slope 0.3 max(0, 1 − |v − 1|), leaky readouts o ← 0.9 o + s·Wout, and
/// the cross-entropy of their mean over time.
record Rsnn(Parameter in, Parameter recurrent, Parameter out) {
  private static final double DECAY = 0.9;

  List<Parameter> parameters() {
    return List.of(in, recurrent, out);
  }

  /// The loss and the mean spikes per unit and step, of spikes `[T, B, inputs]` and classes `[B]`.
  List<Tensor> loss(Tensor x, Tensor classes) {
    int steps = x.dim(0);
    int batch = x.dim(1);
    Tensor rest = zeros(batch, recurrent.type().shape().dim(0));
    Tensor none = zeros(batch, out.type().shape().dim(1));
    Turn all =
        Control.scan(
            (carried, slice) -> {
              Tensor s = carried.get(1);
              Tensor v =
                  carried
                      .get(0)
                      .times(DECAY)
                      .times(Tensor.scalar(1f).minus(s))
                      .plus(Products.matmul(slice.getFirst(), in.value()))
                      .plus(Products.matmul(s, recurrent.value()));
              Tensor spikes = Surrogates.spikeAbove(v.minus(1), Surrogates.reluGrad());
              Tensor o = carried.get(2).times(DECAY).plus(Products.matmul(spikes, out.value()));
              Tensor sum = carried.get(3).plus(o);
              Tensor count = carried.get(4).plus(spikes);
              return new Turn(List.of(v, spikes, o, sum, count), List.of());
            },
            List.of(rest, rest, none, none, rest),
            List.of(x),
            steps);
    Tensor scores = all.carry().get(3).over(steps);
    Tensor loss = Reductions.mean(Classification.crossEntropy(scores, classes));
    return List.of(loss, Reductions.mean(all.carry().get(4)).over(steps));
  }

  private static Tensor zeros(int rows, int columns) {
    return Fill.zeros(Type.of(DType.F32, rows, columns));
  }
}
