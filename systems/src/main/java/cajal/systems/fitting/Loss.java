package cajal.systems.fitting;

import cajal.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// How far what candidates do is from what was recorded, as a function that is traced.
///
/// Each says whether its gradient is informative: whether it leads to the parameters, or is zero or
/// of no use. What has no gradient at all is a [Score].
public interface Loss {
  String title();

  /// The unit of its values; empty if they have none.
  String unit();

  /// Why its gradient does not lead to the parameters of this cell, and what to use instead; null
  /// if it does.
  @Nullable String misleading(CellModel cell);

  /// A number for each candidate, of f64, within a function that is traced.
  Tensor of(Response response);
}
