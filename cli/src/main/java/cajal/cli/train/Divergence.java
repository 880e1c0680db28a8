package cajal.cli.train;

import cajal.trace.Parameter;
import java.util.List;
import java.util.Locale;

/// Watches for a loss that grows without end instead of falling.
public final class Divergence {
  /// The message says by how much, in which step, and which parameter has grown most.
  public static final class Found extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Found(String message) {
      super(message);
    }
  }

  private static final double TOO_MUCH = 1000;

  private final List<Parameter> parameters;
  private final double[] largest;
  private double first = Double.NaN;

  Divergence(List<Parameter> parameters) {
    this.parameters = parameters;
    largest = parameters.stream().mapToDouble(Divergence::largest).toArray();
  }

  private static double largest(Parameter parameter) {
    double largest = 0;
    for (float x : parameter.value().floats()) largest = Math.max(largest, Math.abs(x));
    return largest;
  }

  void after(long step, double loss, double rate) {
    if (Double.isNaN(first)) first = loss;
    if (!(loss > TOO_MUCH * first)) return;
    int worst = 0;
    for (int i = 1; i < largest.length; i++) if (growth(i) > growth(worst)) worst = i;
    Parameter parameter = parameters.get(worst);
    throw new Found(
        String.format(
            Locale.ROOT,
            "the training diverged: in step %d the loss is %.3g, %.3g times that of the first step,"
                + " and '%s' has grown from %.3g at most to %.3g; try a lower --rate than %s",
            step,
            loss,
            loss / first,
            parameter.name(),
            largest[worst],
            largest(parameter),
            rate));
  }

  private double growth(int i) {
    return largest(parameters.get(i)) / largest[i];
  }
}
