package cajal.ir;

import java.util.Locale;

/// How elements are put together along an axis; always in index order, so that sums have one value.
public enum ReduceKind {
  SUM,
  PROD,
  MIN,
  MAX,
  /// Of `bool`.
  ANY,
  ALL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
