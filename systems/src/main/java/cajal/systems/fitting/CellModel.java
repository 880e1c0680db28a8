package cajal.systems.fitting;

import cajal.trace.Tensor;
import java.util.List;

/// A neuron that is fitted: what it does, as a function on tensors of its free parameters.
public interface CellModel {
  String name();

  List<Free> free();

  /// What the cells of some candidates do, within a function that is traced.
  ///
  /// @param parameters one tensor of f64 for each of [#free], a number for each candidate
  Response respond(List<Tensor> parameters, Stimuli stimuli);
}
