package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;

/// A rule that changes a parameter by its gradient, as operations of the compiled training step.
public interface Optimizer {
  /// The types of what the rule remembers for a parameter of this type; all start at zeros.
  List<Type> slots(Type parameter);

  /// The parameter and its slots after a step.
  ///
  /// @param slots of the types of [#slots]
  /// @param rate learning rate, a scalar of the parameter's element type
  /// @param step number of this step, 1 for the first, a scalar of the parameter's element type
  Update update(Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step);
}
