package cajal.learn.data;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Ridge;
import cajal.trace.Fill;
import cajal.trace.Tensor;

/// How well a class can be told from numbers by a linear decoder that has not seen them: ridge
/// regression onto each class, cross-validated.
///
/// @param classes how many there are
/// @param folds into which samples go by turns, of which each is decoded by weights of the others
/// @param penalty of the ridge
public record Decoder(int classes, int folds, double penalty) {
  public Decoder {
    if (classes < 2 || folds < 2 || !(penalty > 0)) {
      throw new IllegalArgumentException(
          "a decoder has 2 classes and 2 folds or more and a penalty above 0, found %d, %d and %s"
              .formatted(classes, folds, penalty));
    }
  }

  /// The share of samples whose class is found.
  ///
  /// @param samples `[samples][features]`
  /// @param right the class of each, from 0
  public double accuracy(double[][] samples, int[] right) {
    if (samples.length != right.length || samples.length < folds) {
      throw new IllegalArgumentException(
          "%d samples and %d classes in %d folds; give a class for each, and a sample or more per fold"
              .formatted(samples.length, right.length, folds));
    }
    int found = 0;
    for (int fold = 0; fold < folds; fold++) found += found(samples, right, fold);
    return (double) found / samples.length;
  }

  private int found(double[][] samples, int[] right, int fold) {
    int features = samples[0].length;
    int held = (samples.length - fold + folds - 1) / folds;
    int known = samples.length - held;
    double[] x = new double[known * (features + 1)];
    double[] y = new double[known * classes];
    int row = 0;
    for (int i = 0; i < samples.length; i++) {
      if (i % folds == fold) continue;
      System.arraycopy(samples[i], 0, x, row * (features + 1), features);
      x[row * (features + 1) + features] = 1;
      y[row * classes + right[i]] = 1;
      row++;
    }
    Tensor left = Fill.from(Type.of(DType.F64, known, features + 1), x);
    Tensor wanted = Fill.from(Type.of(DType.F64, known, classes), y);
    double[] w = Ridge.weights(left, wanted, penalty).doubles();
    int found = 0;
    for (int i = fold; i < samples.length; i += folds) if (of(samples[i], w) == right[i]) found++;
    return found;
  }

  private int of(double[] sample, double[] w) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      double score = w[sample.length * classes + k];
      for (int i = 0; i < sample.length; i++) score += sample[i] * w[i * classes + k];
      if (score <= most) continue;
      most = score;
      best = k;
    }
    return best;
  }
}
