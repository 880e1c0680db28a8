package cajal.learn.online;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;

/// The units of a layer without their connections: each unit's next states come from its own states
/// and its own currents, element by element. Whatever goes from unit to unit goes by the weights of
/// a [OnlineNetwork] network.
public interface OnlineCell {
  int units();

  /// The types of the states, `[batch, units]` each; the first is of the element type of the
  /// weights. All start at zeros.
  List<Type> states(int batch);

  /// How many currents a unit takes: more than one where what comes in by one does not do the same
  /// as what comes in by another, as with conductances.
  default int currents() {
    return 1;
  }

  /// The states after a step with these currents, `[batch, units]` each.
  List<Tensor> step(List<Tensor> states, List<Tensor> currents);

  /// What others see of these states, `[batch, units]`: spikes, or rates.
  Tensor output(List<Tensor> states);
}
