package cajal.exec;

import cajal.ir.JitProduct;
import cajal.ir.Type;
import cajal.kernel.Bernoulli;
import cajal.kernel.JitMatrix;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.lang.reflect.Array;
import java.util.Arrays;

/// Products with a random matrix that is never stored. Copies what is multiplied, which is little
/// beside drawing the matrix; the matrix is made anew only when its weights' parameters change.
final class Regenerated implements Step {
  private final JitProduct op;
  private final Object a;
  private final Object b;
  private final Object x;
  private final Object result;
  private final Object given;
  private final Object sums;
  private final int columns;
  private double lastA = Double.NaN;
  private double lastB = Double.NaN;
  private cajal.kernel.JitProduct product;

  Regenerated(JitProduct op, Object a, Object b, Object x, Object result) {
    this.op = op;
    this.a = a;
    this.b = b;
    this.x = x;
    this.result = result;
    given = exact(op.x().type(), x);
    sums = exact(op.resultTypes().getFirst(), result);
    columns = op.x().type().rank() == 2 ? op.x().shape().dim(1) : 1;
    product = product(0, 0);
  }

  private static Object exact(Type type, Object like) {
    return Array.newInstance(like.getClass().componentType(), type.shape().size());
  }

  private cajal.kernel.JitProduct product(double a, double b) {
    Key key = Key.of(op.seed());
    Weight weight =
        switch (op.weights()) {
          case CONSTANT -> new Weight.Constant(a);
          case UNIFORM -> new Weight.Uniform(a, b);
          case NORMAL -> new Weight.Normal(a, b);
        };
    Bernoulli pattern =
        new Bernoulli(key, op.pre(), op.post(), op.probability(), Bernoulli.NO_SELF);
    return new JitMatrix(pattern, key, weight).product();
  }

  @Override
  public void run() {
    int size = Array.getLength(sums);
    if (columns == 0) return;
    double nowA = number(a);
    double nowB = number(b);
    if (nowA != lastA || nowB != lastB) product = product(nowA, nowB);
    lastA = nowA;
    lastB = nowB;
    System.arraycopy(x, 0, given, 0, Array.getLength(given));
    if (sums instanceof float[] y) floats(y);
    else doubles((double[]) sums);
    System.arraycopy(sums, 0, result, 0, size);
  }

  private static double number(Object scalar) {
    return scalar instanceof float[] single ? single[0] : ((double[]) scalar)[0];
  }

  private void floats(float[] y) {
    Arrays.fill(y, 0);
    boolean vector = op.x().type().rank() == 1;
    if (given instanceof boolean[] events) {
      if (op.transposed()) {
        if (vector) product.scatter(events, y, 0, op.post());
        else product.scatter(events, y, columns, 0, op.post());
      } else if (vector) product.gather(events, y, 0, op.pre());
      else product.gather(events, y, columns, 0, op.pre());
    } else {
      float[] numbers = (float[]) given;
      if (op.transposed()) {
        if (vector) product.scatter(numbers, y, 0, op.post());
        else product.scatter(numbers, y, columns, 0, op.post());
      } else if (vector) product.gather(numbers, y, 0, op.pre());
      else product.gather(numbers, y, columns, 0, op.pre());
    }
  }

  private void doubles(double[] y) {
    Arrays.fill(y, 0);
    boolean vector = op.x().type().rank() == 1;
    if (given instanceof boolean[] events) {
      if (op.transposed()) {
        if (vector) product.scatter(events, y, 0, op.post());
        else product.scatter(events, y, columns, 0, op.post());
      } else if (vector) product.gather(events, y, 0, op.pre());
      else product.gather(events, y, columns, 0, op.pre());
    } else {
      double[] numbers = (double[]) given;
      if (op.transposed()) {
        if (vector) product.scatter(numbers, y, 0, op.post());
        else product.scatter(numbers, y, columns, 0, op.post());
      } else if (vector) product.gather(numbers, y, 0, op.pre());
      else product.gather(numbers, y, columns, 0, op.pre());
    }
  }
}
