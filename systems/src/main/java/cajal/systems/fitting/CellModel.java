package cajal.systems.fitting;

import cajal.trace.Tensor;
import java.util.List;

/// A neuron that is fitted: what it does, as a function on tensors of its free parameters.
public interface CellModel {
  String name();

  List<Free> free();

  /// Whether a spike changes its states. What it does is then no smooth function of its parameters,
  /// unless its spikes are [#forced].
  boolean resets();

  /// What the cells of some candidates do, within a function that is traced.
  ///
  /// @param parameters one tensor of f64 for each of [#free], a number for each candidate
  Response respond(List<Tensor> parameters, Stimuli stimuli);

  /// The same with the spikes of the data in the place of its own: each recorded spike resets the
  /// cell, whatever it would have done. What it does is then a smooth function of its parameters.
  ///
  /// @param spikes `[traces][steps]`
  CellModel forced(boolean[][] spikes);
}
