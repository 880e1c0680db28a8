package cajal.learn.online;

import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Linear units that read the low-pass filtered output of a layer: r ← keep·r + gain·z, y = r·W +
/// b.
///
/// @param weights `[units, outputs]`
/// @param keep what a trace keeps of itself in a step, exp(-dt/tau); 0 for no filter
/// @param gain of an output; 1 - keep for traces that are means
public record Readout(Parameter weights, Optional<Parameter> bias, double keep, double gain) {
  public Readout {
    if (!(keep >= 0 && keep < 1)) {
      throw new IllegalArgumentException(
          "a readout keeps a share of its trace from 0 to below 1, found %s; write exp(-dt/tau)"
              .formatted(keep));
    }
    if (!(gain > 0)) {
      throw new IllegalArgumentException("the gain of a readout is above 0, found " + gain);
    }
  }

  /// Without a bias, and with the gain 1.
  public static Readout of(Parameter weights, double keep) {
    return new Readout(weights, Optional.empty(), keep, 1);
  }

  Tensor of(Tensor trace) {
    Tensor y = Products.matmul(trace, weights.value());
    return bias.map(b -> y.plus(b.value())).orElse(y);
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(weights));
    bias.ifPresent(all::add);
    return all;
  }
}
