package cajal.learn.optim;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An optimiser run step by step on one parameter.
final class Steps {
  private Steps() {}

  /// The parameter after each step, where its gradient is a function of it.
  static List<double[]> of(
      Optimizer optimizer,
      DType dtype,
      Shape shape,
      double[] start,
      UnaryOperator<double[]> gradient,
      double rate,
      int steps) {
    Type type = new Type(dtype, shape);
    Compiled compiled =
        Cajal.compileAll(x -> {
          Update update =
              optimizer.update(x.get(0), x.get(1), x.subList(4, x.size()), x.get(2), x.get(3));
          List<Tensor> all = new ArrayList<>(List.of(update.parameter()));
          all.addAll(update.slots());
          return all;
        });
    List<Tensor> state = new ArrayList<>(List.of(tensor(type, start)));
    for (Type slot : optimizer.slots(type)) {
      state.add(tensor(slot, new double[slot.shape().size()]));
    }
    List<double[]> values = new ArrayList<>();
    double[] at = start;
    for (int step = 1; step <= steps; step++) {
      List<Tensor> arguments = new ArrayList<>(List.of(state.getFirst()));
      arguments.add(tensor(type, gradient.apply(at)));
      arguments.add(Tensor.scalar(rate));
      arguments.add(Tensor.scalar((float) step));
      arguments.addAll(state.subList(1, state.size()));
      state = compiled.applyAll(arguments);
      at = numbers(state.getFirst());
      values.add(at);
    }
    return values;
  }

  static Tensor tensor(Type type, double[] numbers) {
    if (type.dtype() == DType.F64) return Fill.from(type, numbers);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
    return Fill.from(type, floats);
  }

  static double[] numbers(Tensor tensor) {
    if (tensor.dtype() == DType.F64) return tensor.doubles();
    float[] floats = tensor.floats();
    double[] numbers = new double[floats.length];
    for (int i = 0; i < floats.length; i++) numbers[i] = floats[i];
    return numbers;
  }
}
