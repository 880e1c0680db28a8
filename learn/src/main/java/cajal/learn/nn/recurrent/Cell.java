package cajal.learn.nn.recurrent;

import cajal.ir.Type;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// One step of something with a state.
public interface Cell {

  /// What of the input does not depend on the state, for all times at once: `[..., in]` to `[...,
  /// projected]`.
  Tensor project(Tensor x);

  /// The states before the first step, of zeros, for projected input of a type without its time.
  List<Type> states(Type projected);

  /// The states after a step, carried on, and what the cell gives, stacked.
  Turn step(List<Tensor> states, Tensor projected);

  List<Parameter> parameters();

  /// The cell run over time: `[time, batch..., in]` to `[time, batch..., out]`.
  default Recurrent overTime() {
    return new Recurrent(this);
  }
}
