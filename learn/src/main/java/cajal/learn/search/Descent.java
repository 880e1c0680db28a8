package cajal.learn.search;

/// A way down from one start, by derivatives. Written as if it were alone; [MultiStart] lets many
/// go down abreast.
public sealed interface Descent permits QuasiNewton, AdamDescent, LevenbergMarquardt {
  /// As it is called in tables: "L-BFGS-B".
  String title();

  /// What it asks of a landscape.
  enum Needs {
    GRADIENT,
    JACOBIAN
  }

  Needs needs();

  /// What is known of a point: a gradient, or residuals and their Jacobian.
  record Local(double value, double[] gradient, double[] residuals, double[][] jacobian) {
    static Local gradient(double value, double[] gradient) {
      return new Local(value, gradient, new double[0], new double[0][]);
    }

    static Local jacobian(double[] residuals, double[][] jacobian) {
      double value = 0;
      for (double r : residuals) value += r * r;
      return new Local(value, new double[0], residuals, jacobian);
    }
  }

  /// Asks for a point of the unit cube.
  @FunctionalInterface
  interface Ask {
    Local at(double[] point);
  }

  /// Goes down from a point of the unit cube, and says where it ended.
  double[] descend(Ask ask, double[] start);
}
