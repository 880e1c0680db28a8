package cajal.learn.event;

import cajal.trace.Tensor;
import java.util.List;

/// The derivatives of a loss by what a layer was given.
///
/// @param times by the time of each input spike, per ms
/// @param parameters by the parameters of the layer, in their order
public record LayerGradient(double[] times, List<Tensor> parameters) {
  public LayerGradient {
    parameters = List.copyOf(parameters);
  }
}
