package cajal.lift;

import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

/// A condition of a branch: known, or true where the bool `value` is as `holds` says.
record Truth(@Nullable Boolean known, @Nullable Value value, boolean holds) {
  static Truth of(boolean known) {
    return new Truth(known, null, true);
  }

  static Truth of(Value value, boolean holds) {
    return new Truth(null, value, holds);
  }

  Truth negated() {
    return known != null ? of(!known) : new Truth(null, value, !holds);
  }
}
