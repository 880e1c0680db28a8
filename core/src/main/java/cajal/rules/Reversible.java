package cajal.rules;

import cajal.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that has been added to a graph so that it can be derived.
interface Reversible {
  List<Value> results();

  /// The cotangents of the operands from those of the results; null is zero.
  List<@Nullable Value> cotangents(List<@Nullable Value> results);
}
