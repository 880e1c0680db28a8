package cajal.brain.training;

import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import java.util.function.BiFunction;

/// The loss of an [Unrolled] network and its gradients, compiled at the first call.
public final class Gradient {
  private final List<Parameter> by;
  private final Compiled compiled;

  /// @param loss one number
  /// @param gradients in the order of `by`
  public record Found(Tensor loss, List<Parameter> parameters, List<Tensor> gradients) {
    public Found {
      parameters = List.copyOf(parameters);
      gradients = List.copyOf(gradients);
    }

    /// The loss as a number.
    public double value() {
      return loss.dtype() == cajal.ir.DType.F64 ? loss.doubles()[0] : loss.floats()[0];
    }

    /// The gradient by a parameter.
    public Tensor by(Parameter parameter) {
      int at = parameters.indexOf(parameter);
      if (at >= 0) return gradients.get(at);
      throw new IllegalArgumentException(
          "no gradient was taken by %s; name it in valueAndGrad(…), which has %s"
              .formatted(parameter, parameters.stream().map(Parameter::name).toList()));
    }
  }

  Gradient(Unrolled run, BiFunction<Response, List<Tensor>, Tensor> loss, List<Parameter> by) {
    this.by = by;
    int own = run.inputs().size();
    compiled =
        Cajal.compileAll(given ->
            Derivatives.valueAndGrad(
                () -> {
                  Response response = run.respond(given.subList(0, Math.min(own, given.size())));
                  List<Tensor> more = given.subList(own, given.size());
                  return List.of(loss.apply(response, more));
                },
                by));
  }

  /// The loss and the gradients with the numbers that the parameters have now.
  ///
  /// @param given the inputs of the network in the order in which they were declared, then what
  ///   else the loss takes
  public Found apply(Tensor... given) {
    List<Tensor> all = compiled.applyAll(List.of(given));
    return new Found(all.getFirst(), by, all.subList(1, all.size()));
  }

  /// The compiled function: all inputs in, the loss and the gradients out.
  public Compiled compiled() {
    return compiled;
  }
}
