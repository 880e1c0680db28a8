package cajal.systems.fitting;

import cajal.trace.Tensor;

/// How far what candidates do is from what was recorded.
///
/// Each says whether its gradient is informative: whether it leads to the parameters, or is zero or
/// of no use.
public interface Loss {
  String title();

  /// A number for each candidate, of f64, within a function that is traced.
  Tensor of(Response response);
}
