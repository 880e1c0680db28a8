package cajal.learn.optim;

import cajal.trace.Tensor;
import java.util.List;

/// A parameter and its optimiser's slots after a step.
public record Update(Tensor parameter, List<Tensor> slots) {
  public Update {
    slots = List.copyOf(slots);
  }

  static Update of(Tensor parameter, Tensor... slots) {
    return new Update(parameter, List.of(slots));
  }
}
