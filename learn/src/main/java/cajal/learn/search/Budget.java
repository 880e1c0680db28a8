package cajal.learn.search;

/// When a search ends: after so many evaluations, after so long, or once the value is as low as
/// asked for, whichever comes first.
///
/// A value counts as one evaluation, a gradient counts as one, and a Jacobian counts as one for
/// each number of the search.
///
/// @param evaluations 1 or more
/// @param seconds may be infinite
/// @param goal a value that is low enough; negative infinity where none is
public record Budget(int evaluations, double seconds, double goal) {
  public Budget {
    if (evaluations < 1 || !(seconds > 0) || Double.isNaN(goal)) {
      throw new IllegalArgumentException(
          "a budget of %d evaluations, %s s and goal %s; give 1 evaluation or more, a time above 0 and a number"
              .formatted(evaluations, seconds, goal));
    }
  }

  public static Budget of(int evaluations) {
    return new Budget(evaluations, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /// So long, whatever the evaluations: a search ends with the first batch that ends later.
  public static Budget ofSeconds(double seconds) {
    return of(Integer.MAX_VALUE).within(seconds);
  }

  public Budget within(double seconds) {
    return new Budget(evaluations, seconds, goal);
  }

  public Budget until(double goal) {
    return new Budget(evaluations, seconds, goal);
  }
}
