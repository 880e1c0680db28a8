package cajal.brain.connect;

import java.util.Arrays;

/// Where neurons are: `at[d][i]` is coordinate `d` of neuron `i`. With a `torus`, whose entry `d`
/// is the period of coordinate `d`, distances go the shorter way round; an empty one means a flat
/// space.
public record Layout(double[][] at, double[] torus) {
  public Layout {
    if (at.length == 0) {
      throw new IllegalArgumentException("layout: no coordinates; give one array per dimension");
    }
    for (double[] coordinate : at) {
      if (coordinate.length != at[0].length) {
        throw new IllegalArgumentException(
            "layout: coordinates for %d and for %d neurons; give each coordinate of every neuron"
                .formatted(at[0].length, coordinate.length));
      }
    }
    if (torus.length != 0 && torus.length != at.length) {
      throw new IllegalArgumentException(
          "layout: %d periods for %d dimensions; give one each".formatted(torus.length, at.length));
    }
  }

  /// Neurons at given coordinates, an array per dimension.
  public static Layout of(double[]... at) {
    return new Layout(at, new double[0]);
  }

  /// Neurons in the middles of the cells of a grid that fills the unit interval, square or cube,
  /// the last index running fastest: `grid(20, 30)` holds 600.
  public static Layout grid(int... shape) {
    int n = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    double[][] at = new double[shape.length][n];
    for (int i = 0; i < n; i++) {
      int rest = i;
      for (int d = shape.length - 1; d >= 0; d--) {
        at[d][i] = (rest % shape[d] + 0.5) / shape[d];
        rest /= shape[d];
      }
    }
    return of(at);
  }

  /// The same neurons where each coordinate returns after 1.
  public Layout periodic() {
    double[] ones = new double[at.length];
    Arrays.fill(ones, 1);
    return new Layout(at, ones);
  }

  /// The number of neurons.
  public int size() {
    return at[0].length;
  }

  /// The Euclidean distance of neuron `i` here from neuron `j` there, in this layout's space.
  public double distance(int i, Layout there, int j) {
    double square = 0;
    for (int d = 0; d < at.length; d++) {
      double apart = Math.abs(at[d][i] - there.at[d][j]);
      if (torus.length > 0) apart = Math.min(apart, torus[d] - apart);
      square += apart * apart;
    }
    return Math.sqrt(square);
  }

  void requireFor(Ends ends, Layout post) {
    if (size() != ends.pre() || post.size() != ends.post() || at.length != post.at.length) {
      throw new IllegalArgumentException(
          "layouts of %d and %d neurons in %d and %d dimensions, for a connection of %d to %d; give one that fits each side"
              .formatted(size(), post.size(), at.length, post.at.length, ends.pre(), ends.post()));
    }
  }
}
