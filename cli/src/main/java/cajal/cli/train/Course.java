package cajal.cli.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The settings of a training, all of which its numbers depend on.
///
/// @param task such as `yinyang`
/// @param rate the learning rate of the first step; it falls as a cosine
/// @param hidden units
/// @param steps of time in which a trial is shown, of 1 ms
/// @param method such as `bptt`, see [Methods]
/// @param surrogate see [SurrogateNames]
/// @param adaptation whether half of the units adapt, where the task has such
/// @param design of excitatory and inhibitory networks
public record Course(
    String task,
    int epochs,
    int batch,
    double rate,
    int hidden,
    int steps,
    long seed,
    String method,
    String surrogate,
    boolean adaptation,
    Optional<Design> design) {

  /// The same with another method.
  public Course with(String other) {
    return new Course(
        task, epochs, batch, rate, hidden, steps, seed, other, surrogate, adaptation, design);
  }

  /// With other epochs, batch, learning rate, and length of a step in ms.
  Course traced(int otherEpochs, int otherBatch, double otherRate, int dt) {
    return new Course(
        task,
        otherEpochs,
        otherBatch,
        otherRate,
        hidden,
        steps,
        seed,
        method,
        surrogate,
        adaptation,
        design.map(
            d -> new Design(d.connect(), d.cues(), d.delay(), dt, d.regularise(), d.hertz())));
  }

  /// As texts, by the names of the options.
  public SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("task", task);
    texts.put("epochs", Integer.toString(epochs));
    texts.put("batch", Integer.toString(batch));
    texts.put("rate", Double.toString(rate));
    texts.put("hidden", Integer.toString(hidden));
    texts.put("steps", Integer.toString(steps));
    texts.put("seed", Long.toString(seed));
    texts.put("method", method);
    texts.put("surrogate", surrogate);
    texts.put("adaptation", Boolean.toString(adaptation));
    design.ifPresent(d -> texts.putAll(d.texts()));
    return texts;
  }

  /// From [#texts] and others, which are left alone.
  ///
  /// @throws IllegalArgumentException if one is missing or no number
  public static Course of(Map<String, String> texts) {
    return new Course(
        text(texts, "task"),
        Integer.parseInt(text(texts, "epochs")),
        Integer.parseInt(text(texts, "batch")),
        Double.parseDouble(text(texts, "rate")),
        Integer.parseInt(text(texts, "hidden")),
        Integer.parseInt(text(texts, "steps")),
        Long.parseLong(text(texts, "seed")),
        text(texts, "method"),
        text(texts, "surrogate"),
        Boolean.parseBoolean(text(texts, "adaptation")),
        texts.containsKey("connect") ? Optional.of(Design.of(texts)) : Optional.empty());
  }

  static String text(Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text != null) return text;
    throw new IllegalArgumentException(
        "the checkpoint does not say its '%s': it is not one of cajal train".formatted(name));
  }
}
