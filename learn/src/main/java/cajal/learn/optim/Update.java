package cajal.learn.optim;

import cajal.trace.Tensor;
import java.util.List;

/// What an optimiser makes of a parameter and its slots.
public record Update(Tensor parameter, List<Tensor> slots) {
  public Update {
    slots = List.copyOf(slots);
  }
}
