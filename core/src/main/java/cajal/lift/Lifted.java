package cajal.lift;

import cajal.ir.Value;
import cajal.unit.PhysicalUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a call computed: its result, null for void, with its unit, null for unknown; and the last
/// value of every field it assigned, in the order of their first assignment.
public record Lifted(
    @Nullable Value result, @Nullable PhysicalUnit unit, Map<Assignment, Value> writes) {
  public Lifted {
    writes = Collections.unmodifiableMap(new LinkedHashMap<>(writes));
  }
}
