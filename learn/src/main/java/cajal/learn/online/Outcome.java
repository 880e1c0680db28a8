package cajal.learn.online;

import cajal.trace.Tensor;
import java.util.List;

/// What a sequence gives to learn from.
///
/// @param loss the sum of the losses of its steps, a scalar
/// @param penalty for rates, a scalar
/// @param gradients of the sum of both, in the order of [Learning#parameters]
/// @param rates mean output of each unit in a step, `[units]`
/// @param states of the network after it
/// @param outputs of the readout in each step that has a loss, `[steps, batch, outputs]`; empty
///   when stepping one by one
public record Outcome(
    Tensor loss,
    Tensor penalty,
    List<Tensor> gradients,
    Tensor rates,
    List<Tensor> states,
    List<Tensor> outputs) {
  public Outcome {
    gradients = List.copyOf(gradients);
    states = List.copyOf(states);
    outputs = List.copyOf(outputs);
  }
}
