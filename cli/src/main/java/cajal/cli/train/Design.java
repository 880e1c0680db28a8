package cajal.cli.train;

import cajal.error.Spelling;
import cajal.systems.cognition.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Settings of excitatory and inhibitory networks on tasks with a delay.
///
/// @param connect `dense`, `prob:P` or `distance:SIGMA`
/// @param cues of evidence
/// @param delay ms
/// @param dt length of a step in the last part of the training and in the test, ms
/// @param regularise strength of the price for rates
/// @param hertz rate without a price
public record Design(String connect, int cues, int delay, int dt, double regularise, double hertz) {
  public static final List<String> CONNECT = List.of("dense", "prob", "distance");

  private static final double PROBABILITY = 0.1;
  private static final double SIGMA = 20;

  /// How the units are connected.
  ///
  /// @throws IllegalArgumentException if `connect` says nothing of the kind
  Wiring wiring() {
    return wiring(connect);
  }

  /// @throws IllegalArgumentException if the text names no wiring, or its number is none
  public static Wiring wiring(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String number = colon < 0 ? "" : text.substring(colon + 1);
    return switch (name) {
      case "prob" -> new Wiring.Random(number(text, number, PROBABILITY));
      case "distance" -> new Wiring.Distance(number(text, number, SIGMA));
      case "dense" -> {
        if (colon >= 0) throw new IllegalArgumentException("dense takes no number: " + text);
        yield new Wiring.Dense();
      }
      default ->
          throw new IllegalArgumentException(
              "unknown connections '%s'; there are %s.%s"
                  .formatted(name, String.join(", ", CONNECT), Spelling.suggestion(name, CONNECT)));
    };
  }

  private static double number(String text, String number, double otherwise) {
    if (number.isEmpty()) return otherwise;
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no number in %s; write prob:0.1 or distance:20".formatted(number, text), e);
    }
  }

  SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("connect", connect);
    texts.put("cues", Integer.toString(cues));
    texts.put("delay", Integer.toString(delay));
    texts.put("dt", Integer.toString(dt));
    texts.put("regularise", Double.toString(regularise));
    texts.put("hertz", Double.toString(hertz));
    return texts;
  }

  static Design of(Map<String, String> texts) {
    return new Design(
        Course.text(texts, "connect"),
        Integer.parseInt(Course.text(texts, "cues")),
        Integer.parseInt(Course.text(texts, "delay")),
        Integer.parseInt(Course.text(texts, "dt")),
        Double.parseDouble(Course.text(texts, "regularise")),
        Double.parseDouble(Course.text(texts, "hertz")));
  }
}
