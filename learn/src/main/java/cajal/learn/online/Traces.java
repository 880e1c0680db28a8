package cajal.learn.online;

import cajal.ir.Type;
import cajal.trace.Pointwise;
import cajal.trace.Tensor;
import java.util.List;

/// How the states of the units change with the weights, carried along with them.
interface Traces {
  /// What is carried.
  List<Type> types();

  /// The traces before the first step.
  List<Tensor> start();

  /// The traces after a step.
  ///
  /// @param p the step
  /// @param sources what the weights multiply, `[batch, sources]` for each matrix
  List<Tensor> next(List<Tensor> traces, Pointwise p, List<Tensor> sources);

  /// For each matrix of weights, the sum over the batch of the derivatives of the readout's traces
  /// times `signal`, `[batch, units]`.
  List<Tensor> gradients(List<Tensor> traces, Tensor signal);

  /// For each matrix of weights, the sum over the batch of the derivatives of the outputs of a step
  /// with these traces before and after it.
  List<Tensor> ofOutputs(
      List<Tensor> before, List<Tensor> after, Pointwise p, List<Tensor> sources);
}
