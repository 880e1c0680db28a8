package cajal.cli.train;

import cajal.error.Spelling;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.init.Initializers;
import cajal.learn.online.Method;
import cajal.random.Key;
import cajal.trace.Parameter;
import java.util.List;

/// The ways to find gradients that a command line may name, some with a number after a colon.
public final class Methods {
  public static final List<String> NAMES =
      List.of(
          "bptt", "truncated", "e-prop", "e-prop-random", "d-rtrl", "es-d-rtrl", "force", "ridge");

  private static final int STRETCH = 10;
  private static final int CHECKED_STEPS = 100;

  private Methods() {}

  /// @param text such as `bptt` or `truncated:50`
  /// @param steps of a trial
  /// @param outputs of the readout; weights of a random feedback are drawn from the seed
  /// @throws IllegalArgumentException if there is no such method, or its number is none
  static Method of(Course set, int steps, int outputs) {
    return of(set.method(), set.hidden(), outputs, steps, set.seed());
  }

  private static Method of(String text, int units, int outputs, int steps, long seed) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String number = colon < 0 ? "" : text.substring(colon + 1);
    return switch (name) {
      case "truncated" -> Method.truncated((int) number(text, number, STRETCH));
      case "es-d-rtrl" -> Method.esDRtrl(number(text, number, 1 - 1.0 / steps));
      case "force" -> Method.force(units, number(text, number, 1));
      case "ridge" -> Method.ridge(units, outputs, number(text, number, 1));
      default -> {
        if (colon >= 0) throw new IllegalArgumentException(name + " takes no number: " + text);
        yield plain(name, units, outputs, seed);
      }
    };
  }

  /// @throws IllegalArgumentException if a text names no method, or its number is none
  public static void check(String text) {
    of(text, 1, 1, CHECKED_STEPS, 0);
  }

  /// Whether it fits the readout alone, for which one pass through the trials is enough.
  public static boolean isFit(String text) {
    return of(text, 1, 1, CHECKED_STEPS, 0) instanceof Method.Fitted;
  }

  /// What the method of a course is called: e-prop with the readout's weights as feedback has the
  /// gradients of D-RTRL.
  static String title(Course set, Method method) {
    return set.method().equals("e-prop") ? "e-prop with symmetric feedback" : method.title();
  }

  private static Method plain(String name, int units, int outputs, long seed) {
    return switch (name) {
      case "bptt" -> Method.bptt();
      case "e-prop" -> Method.eprop();
      case "e-prop-random" ->
          Method.eprop(new Method.Feedback.Fixed(feedback(units, outputs, seed)));
      case "d-rtrl" -> Method.dRtrl();
      default ->
          throw new IllegalArgumentException(
              "unknown method '%s'; there are %s.%s"
                  .formatted(name, String.join(", ", NAMES), Spelling.suggestion(name, NAMES)));
    };
  }

  private static Parameter feedback(int units, int outputs, long seed) {
    Type type = Type.of(DType.F32, units, outputs);
    Key key = Key.of(seed).fold("feedback");
    return Parameter.of("feedback", Initializers.normal(0, 1 / Math.sqrt(units)).tensor(type, key));
  }

  private static double number(String text, String number, double otherwise) {
    if (number.isEmpty()) return otherwise;
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no number in the method %s; write truncated:50, es-d-rtrl:0.95, force:1 or ridge:0.1"
              .formatted(number, text),
          e);
    }
  }
}
