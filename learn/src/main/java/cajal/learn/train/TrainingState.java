package cajal.learn.train;

import cajal.trace.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// All that training needs to go on with the same bits: what a checkpoint holds.
///
/// ```java
/// new Checkpoint(state.parameters(), state.state(), state.counters(), Map.of()).write(file);
/// ```
///
/// @param parameters by their names
/// @param state slots of optimisers as `slots/NAME/NUMBER`, and what the trainer knows as
///   `trainer/NAME`
/// @param step steps made
/// @param epoch the epoch it is in, counted from 0
/// @param batch batches of that epoch that are done
/// @param seed of the order of the data
public record TrainingState(
    SequencedMap<String, Tensor> parameters,
    SequencedMap<String, Tensor> state,
    long step,
    int epoch,
    int batch,
    long seed) {
  public TrainingState {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    state = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(state));
  }

  /// The numbers by name, as files of tensors keep them beside the tensors.
  public Map<String, Long> counters() {
    return Map.of("step", step, "epoch", (long) epoch, "batch", (long) batch, "seed", seed);
  }

  /// A state from its tensors and [#counters]; others are left alone.
  ///
  /// @throws IllegalArgumentException if a counter is missing or negative
  public static TrainingState of(
      SequencedMap<String, Tensor> parameters,
      SequencedMap<String, Tensor> state,
      Map<String, Long> counters) {
    return new TrainingState(
        parameters,
        state,
        counter(counters, "step", Long.MAX_VALUE),
        (int) counter(counters, "epoch", Integer.MAX_VALUE),
        (int) counter(counters, "batch", Integer.MAX_VALUE),
        number(counters, "seed"));
  }

  private static long counter(Map<String, Long> counters, String name, long most) {
    long number = number(counters, name);
    if (number >= 0 && number <= most) return number;
    throw new IllegalArgumentException(
        "the counter '%s' of a training state is from 0 to %d, found %d"
            .formatted(name, most, number));
  }

  private static long number(Map<String, Long> counters, String name) {
    Long number = counters.get(name);
    if (number != null) return number;
    throw new IllegalArgumentException(
        "a training state has a counter '%s', found %s".formatted(name, counters.keySet()));
  }
}
