package cajal.learn.train;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A small task: y = x·w + b with w = (2, -1, 0.5) and b = 1, in batches in an order of each epoch.
final class Line {
  static final int BATCHES = 8;
  private static final float[] TRUE = {2, -1, 0.5f};

  final Parameter w = Parameter.of("w", Tensor.of(0f, 0f, 0f));
  final Parameter b = Parameter.of("b", Tensor.scalar(0f));

  List<Tensor> loss(List<Tensor> batch) {
    Tensor y = Products.matmul(batch.get(0), w.value()).plus(b.value());
    return List.of(Reductions.mean(Maths.square(y.minus(batch.get(1)))), y);
  }

  static List<Tensor> batch(int number, int size) {
    Random random = new Random(number);
    float[] x = new float[size * 3];
    float[] y = new float[size];
    for (int i = 0; i < size; i++) {
      y[i] = 1;
      for (int k = 0; k < 3; k++) {
        x[3 * i + k] = (float) random.nextGaussian();
        y[i] += TRUE[k] * x[3 * i + k];
      }
    }
    return List.of(
        Fill.from(Type.of(DType.F32, size, 3), x), Fill.from(Type.of(DType.F32, size), y));
  }

  static Iterable<List<Tensor>> epoch(int epoch) {
    List<List<Tensor>> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) batches.add(batch(i, 5));
    Collections.shuffle(batches, new Random(epoch));
    return batches;
  }

  float[] numbers() {
    float[] numbers = Arrays.copyOf(w.value().floats(), 4);
    numbers[3] = b.value().floats()[0];
    return numbers;
  }
}
