package cajal.learn.event;

import cajal.ir.DType;
import cajal.learn.optim.Optimizer;
import cajal.learn.optim.Update;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Changes parameters along gradients that were found outside of a compiled program, by any of the
/// optimisers.
public final class GradientStep {
  private final List<Parameter> parameters;
  private final List<List<Tensor>> slots = new ArrayList<>();
  private final Compiled update;
  private int steps;

  public GradientStep(Optimizer optimizer, List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    Compiled zeros =
        Cajal.compileAll(
            x -> optimizer.slots(x.getFirst().type()).stream().map(Fill::zeros).toList());
    for (Parameter parameter : parameters) slots.add(zeros.applyAll(List.of(parameter.value())));
    update =
        Cajal.compileAll(x -> {
          Update next =
              optimizer.update(x.get(0), x.get(1), x.subList(4, x.size()), x.get(2), x.get(3));
          List<Tensor> all = new ArrayList<>(List.of(next.parameter()));
          all.addAll(next.slots());
          return all;
        });
  }

  /// One step.
  ///
  /// @param gradients one for each parameter, of its type
  /// @param rate the learning rate
  public void apply(List<Tensor> gradients, double rate) {
    steps++;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      List<Tensor> given = new ArrayList<>(List.of(parameter.value(), gradients.get(i)));
      given.add(number(parameter, rate));
      given.add(number(parameter, steps));
      given.addAll(slots.get(i));
      List<Tensor> made = update.applyAll(given);
      parameter.set(made.getFirst());
      slots.set(i, List.copyOf(made.subList(1, made.size())));
    }
  }

  private static Tensor number(Parameter parameter, double number) {
    return parameter.type().dtype() == DType.F64
        ? Tensor.scalar(number)
        : Tensor.scalar((float) number);
  }
}
