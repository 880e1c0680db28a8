package cajal.lift;

import cajal.ir.RandomKind;
import cajal.ir.Value;
import java.util.List;

/// Makes the values of random draws met while lifting.
@FunctionalInterface
public interface Draws {
  /// The value of one draw: `UNIFORM`, `NORMAL` and `EXPONENTIAL` in the lifter's real type,
  /// `POISSON` with its mean as the one parameter.
  ///
  /// @param site the place of the call, see [DrawSite]
  /// @param occurrence how often this site was met before in the same call
  Value draw(RandomKind kind, int site, int occurrence, List<Value> parameters);
}
