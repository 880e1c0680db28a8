package cajal.learn.train;

import cajal.trace.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that training needs to go on with the same bits: what a checkpoint holds.
///
/// @param tensors parameters by their names, slots of optimisers as `slots/NAME/NUMBER`, and what
///   the trainer knows as `trainer/NAME`
/// @param step steps made
/// @param epoch the epoch it is in, counted from 0
/// @param batch batches of that epoch that are done
/// @param seed of the order of the data
public record TrainingState(
    Map<String, Tensor> tensors, long step, int epoch, int batch, long seed) {
  public TrainingState {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /// The counters by name, as files of tensors keep them beside the tensors.
  public Map<String, String> counters() {
    Map<String, String> counters = new LinkedHashMap<>();
    counters.put("step", Long.toString(step));
    counters.put("epoch", Integer.toString(epoch));
    counters.put("batch", Integer.toString(batch));
    counters.put("seed", Long.toString(seed));
    return counters;
  }

  /// A state from its tensors and [#counters]; others are left alone.
  ///
  /// @throws IllegalArgumentException if a counter is missing or no whole number
  public static TrainingState of(Map<String, Tensor> tensors, Map<String, String> counters) {
    return new TrainingState(
        tensors,
        counter(counters, "step", Long.MAX_VALUE),
        (int) counter(counters, "epoch", Integer.MAX_VALUE),
        (int) counter(counters, "batch", Integer.MAX_VALUE),
        number(counters, "seed"));
  }

  private static long counter(Map<String, String> counters, String name, long most) {
    long number = number(counters, name);
    if (number >= 0 && number <= most) return number;
    throw new IllegalArgumentException(
        "the counter '%s' of a training state is from 0 to %d, found %d"
            .formatted(name, most, number));
  }

  private static long number(Map<String, String> counters, String name) {
    String text = counters.get(name);
    try {
      if (text != null) return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the counter '%s' of a training state is a whole number, found '%s'"
              .formatted(name, text),
          e);
    }
    throw new IllegalArgumentException(
        "a training state has a counter '%s', found %s".formatted(name, counters.keySet()));
  }
}
