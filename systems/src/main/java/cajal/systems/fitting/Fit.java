package cajal.systems.fitting;

import cajal.exec.Settings;
import cajal.learn.optim.Box;
import cajal.learn.search.Landscape;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// The loss of a model by its free parameters, for many candidates at once: each batch of up to
/// `width` candidates is one call of a compiled function. A Jacobian takes the place of a candidate
/// for each parameter.
///
/// ```java
/// Fit fit = new Fit(cell, stimuli, new VoltageError(recorded, 1), 16, Settings.preferred());
/// Found found = new MultiStart(new LevenbergMarquardt(), 8, 128).run(fit, Budget.of(1000), 1);
/// ```
///
/// Functions are compiled when they are first needed; numbers are f64.
public final class Fit implements Landscape {
  private final CellModel model;
  private final Stimuli stimuli;
  private final Loss loss;
  private final int width;
  private final int jacobians;
  private final Compiled values;
  private final Compiled slopes;
  private final Compiled residuals;

  public Fit(CellModel model, Stimuli stimuli, Loss loss, int width, Settings settings) {
    if (width < 1) throw new IllegalArgumentException("a width of " + width + "; give 1 or more");
    this.model = model;
    this.stimuli = stimuli;
    this.loss = loss;
    this.width = width;
    jacobians = Math.max(1, width / model.free().size());
    values = Cajal.compileAll(p -> List.of(loss(p)), settings);
    UnaryOperator<List<Tensor>> both =
        Derivatives.valueAndGrad(p -> {
          Tensor each = loss(p);
          return List.of(Reductions.sum(each), each);
        });
    slopes = Cajal.compileAll(p -> both.apply(p).subList(1, p.size() + 2), settings);
    residuals = Cajal.compileAll(this::linear, settings);
  }

  @Override
  public Box box() {
    return Free.box(model.free());
  }

  @Override
  public int width() {
    return width;
  }

  public CellModel model() {
    return model;
  }

  private Tensor loss(List<Tensor> parameters) {
    return loss.of(model.respond(parameters, stimuli));
  }

  @Override
  public double[] values(double[][] points) {
    double[] all = new double[points.length];
    for (int from = 0; from < points.length; from += width) {
      double[] found = values.applyAll(columns(points, from, width, 1)).getFirst().doubles();
      System.arraycopy(found, 0, all, from, Math.min(width, points.length - from));
    }
    return all;
  }

  private void requireGradient() {
    String reason = loss.misleading(model);
    if (reason != null) throw new UnsupportedOperationException(loss.title() + ": " + reason);
  }

  /// @throws UnsupportedOperationException if the loss has no informative gradient for this model
  @Override
  public Slopes slopes(double[][] points) {
    requireGradient();
    double[] all = new double[points.length];
    double[][] gradients = new double[points.length][model.free().size()];
    for (int from = 0; from < points.length; from += width) {
      List<Tensor> found = slopes.applyAll(columns(points, from, width, 1));
      int n = Math.min(width, points.length - from);
      System.arraycopy(found.getFirst().doubles(), 0, all, from, n);
      for (int k = 0; k < model.free().size(); k++) {
        double[] by = found.get(k + 1).doubles();
        for (int i = 0; i < n; i++) gradients[from + i][k] = by[i];
      }
    }
    return new Slopes(all, gradients);
  }

  /// @throws UnsupportedOperationException if the loss has no informative gradient for this model,
  ///   or is no sum of squares
  @Override
  public Residuals residuals(double[][] points) {
    requireGradient();
    if (!(loss instanceof SquaredLoss)) return Landscape.super.residuals(points);
    int k = model.free().size();
    double[][] rest = new double[points.length][];
    double[][][] changes = new double[points.length][][];
    for (int from = 0; from < points.length; from += jacobians) {
      List<Tensor> found = residuals.applyAll(columns(points, from, jacobians, k));
      int rows = found.getFirst().dim(0);
      double[] r = found.get(0).doubles();
      double[] j = found.get(1).doubles();
      for (int i = 0; i < Math.min(jacobians, points.length - from); i++) {
        rest[from + i] = new double[rows];
        changes[from + i] = new double[rows][k];
        for (int m = 0; m < rows; m++) {
          int at = (m * jacobians + i) * k;
          rest[from + i][m] = r[at];
          System.arraycopy(j, at, changes[from + i][m], 0, k);
        }
      }
    }
    return new Residuals(rest, changes);
  }

  /// Residuals, and how they change with one parameter in each of as many copies of a candidate as
  /// there are parameters.
  private List<Tensor> linear(List<Tensor> parameters) {
    int k = parameters.size();
    List<Tensor> directions = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      double[] one = new double[jacobians * k];
      for (int n = 0; n < jacobians; n++) one[n * k + i] = 1;
      directions.add(Tensor.of(one));
    }
    Derivatives.Pushed pushed =
        Derivatives.jvp(
            p -> List.of(((SquaredLoss) loss).residuals(model.respond(p, stimuli))),
            parameters,
            directions);
    return List.of(pushed.results().getFirst(), pushed.tangents().getFirst());
  }

  /// A tensor for each parameter of `count` candidates, with `copies` of each candidate beside each
  /// other; the last candidate fills what is left of them.
  private List<Tensor> columns(double[][] points, int from, int count, int copies) {
    List<Tensor> columns = new ArrayList<>();
    for (int k = 0; k < model.free().size(); k++) {
      double[] column = new double[count * copies];
      for (int n = 0; n < count; n++) {
        double number = points[Math.min(from + n, points.length - 1)][k];
        Arrays.fill(column, n * copies, (n + 1) * copies, number);
      }
      columns.add(Tensor.of(column));
    }
    return columns;
  }
}
