package cajal.learn.optim;

import cajal.trace.Parameter;

/// A parameter whose elements must stay from `low` to `high`, in its unit.
public record Bounded(Parameter parameter, double low, double high) {
  public Bounded {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "%s is bounded from low to high, found %s to %s".formatted(parameter.name(), low, high));
    }
  }

  public static Bounded of(Parameter parameter, double low, double high) {
    return new Bounded(parameter, low, high);
  }

  /// Without bounds.
  public static Bounded free(Parameter parameter) {
    return new Bounded(parameter, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
