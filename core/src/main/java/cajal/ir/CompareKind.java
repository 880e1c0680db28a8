package cajal.ir;

import java.util.Locale;

/// Comparisons of two values of one type, as Java's: false where either is NaN, but for `NE`.
public enum CompareKind {
  EQ,
  NE,
  LT,
  LE,
  GT,
  GE;

  public boolean apply(double x, double y) {
    return switch (this) {
      case EQ -> x == y;
      case NE -> x != y;
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
    };
  }

  public boolean apply(long x, long y) {
    return switch (this) {
      case EQ -> x == y;
      case NE -> x != y;
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
