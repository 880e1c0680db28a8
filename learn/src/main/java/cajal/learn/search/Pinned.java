package cajal.learn.search;

import cajal.learn.optim.Box;
import java.util.Arrays;

/// A landscape with one of its numbers held: a function of the others, whose lowest value by the
/// held number is a profile.
///
/// @param index which number is held
public record Pinned(Landscape whole, int index, double number) implements Landscape {
  @Override
  public Box box() {
    return new Box(without(whole.box().low()), without(whole.box().high()));
  }

  @Override
  public int width() {
    return whole.width();
  }

  @Override
  public double[] values(double[][] points) {
    return whole.values(with(points));
  }

  @Override
  public Slopes slopes(double[][] points) {
    Slopes all = whole.slopes(with(points));
    double[][] gradients =
        Arrays.stream(all.gradients()).map(this::without).toArray(double[][]::new);
    return new Slopes(all.values(), gradients);
  }

  @Override
  public Residuals residuals(double[][] points) {
    Residuals all = whole.residuals(with(points));
    double[][][] jacobians =
        Arrays.stream(all.jacobians())
            .map(rows -> Arrays.stream(rows).map(this::without).toArray(double[][]::new))
            .toArray(double[][][]::new);
    return new Residuals(all.residuals(), jacobians);
  }

  private double[][] with(double[][] points) {
    return Arrays.stream(points).map(this::with).toArray(double[][]::new);
  }

  /// A point of the others with the held number in its place.
  double[] with(double[] point) {
    double[] whole = new double[point.length + 1];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = i == index ? number : point[i < index ? i : i - 1];
    }
    return whole;
  }

  /// The others of a whole point.
  double[] without(double[] whole) {
    double[] point = new double[whole.length - 1];
    for (int i = 0; i < point.length; i++) point[i] = whole[i < index ? i : i + 1];
    return point;
  }
}
