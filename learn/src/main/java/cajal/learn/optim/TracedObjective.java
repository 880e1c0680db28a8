package cajal.learn.optim;

import cajal.ir.DType;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// A traced loss as a function of all elements of its parameters, one after another.
final class TracedObjective implements Objective {
  private final List<Bounded> bounded;
  private final List<Parameter> parameters;
  private final Compiled compiled;

  TracedObjective(Supplier<Tensor> loss, List<Bounded> bounded) {
    this.bounded = List.copyOf(bounded);
    this.parameters = this.bounded.stream().map(Bounded::parameter).toList();
    this.compiled =
        Cajal.compileAll(x -> Derivatives.valueAndGrad(() -> List.of(loss.get()), parameters));
  }

  double[] start() {
    double[] x = new double[size()];
    int at = 0;
    for (Parameter p : parameters) at = read(p.value(), x, at);
    return x;
  }

  private int size() {
    return parameters.stream().mapToInt(p -> p.type().shape().size()).sum();
  }

  Box box() {
    double[] low = new double[size()];
    double[] high = new double[low.length];
    int at = 0;
    for (Bounded b : bounded) {
      int end = at + b.parameter().type().shape().size();
      Arrays.fill(low, at, end, b.low());
      Arrays.fill(high, at, end, b.high());
      at = end;
    }
    return new Box(low, high);
  }

  void set(double[] x) {
    int at = 0;
    for (Parameter p : parameters) {
      int size = p.type().shape().size();
      double[] own = Arrays.copyOfRange(x, at, at + size);
      p.set(Fill.from(p.type(), p.type().dtype() == DType.F64 ? own : floats(own)));
      at += size;
    }
  }

  private static float[] floats(double[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) floats[i] = (float) x[i];
    return floats;
  }

  private static int read(Tensor tensor, double[] to, int at) {
    if (tensor.dtype() == DType.F64) {
      double[] numbers = tensor.doubles();
      System.arraycopy(numbers, 0, to, at, numbers.length);
      return at + numbers.length;
    }
    float[] numbers = tensor.floats();
    for (int i = 0; i < numbers.length; i++) to[at + i] = numbers[i];
    return at + numbers.length;
  }

  @Override
  public double at(double[] x, double[] gradient) {
    set(x);
    List<Tensor> found = compiled.applyAll(List.of());
    int at = 0;
    for (Tensor g : found.subList(1, found.size())) at = read(g, gradient, at);
    double[] value = new double[1];
    read(found.getFirst(), value, 0);
    return value[0];
  }

  @Override
  public void round(double[] x) {
    int at = 0;
    for (Parameter p : parameters) {
      int end = at + p.type().shape().size();
      for (; at < end; at++) if (p.type().dtype() == DType.F32) x[at] = (float) x[at];
    }
  }
}
