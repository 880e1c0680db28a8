package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;

/// How a parameter changes along its gradient: a pure function on traced tensors, part of the
/// compiled training step. What it remembers from step to step it keeps in slots, which start at
/// zeros.
///
/// ```java
/// Optimizer adam = new Adam().withDecay(1e-4);
/// Update next = adam.update(weights, gradient, slots, rate, step);
/// ```
///
/// Those of this package are records; their constructors without arguments have the defaults of
/// their papers or, where those name none, of BrainPy 2.7.
public interface Optimizer {
  /// What is kept for a parameter of this type.
  List<Type> slots(Type parameter);

  /// The parameter and its slots after a step.
  ///
  /// @param gradient of the type of the parameter
  /// @param slots one tensor for each type of [#slots]
  /// @param rate the learning rate, a scalar of the parameter's element type
  /// @param step the number of this step, counted from 1, a scalar of the parameter's element type
  Update update(Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step);
}
