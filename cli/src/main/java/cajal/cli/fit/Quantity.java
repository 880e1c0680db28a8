package cajal.cli.fit;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// A column of numbers with what its name says of them: `I0_pA` is `i0` in `pA`.
///
/// @param unit empty where the name has none
record Quantity(Path file, String label, String word, String unit, double[] numbers) {
  private static final Map<String, Double> PICOAMPERES =
      Map.of("fa", 1e-3, "pa", 1.0, "na", 1e3, "ua", 1e6, "µa", 1e6, "ma", 1e9, "a", 1e12);
  private static final Map<String, Double> MILLISECONDS =
      Map.of("us", 1e-3, "µs", 1e-3, "ms", 1.0, "s", 1e3);
  private static final Map<String, Double> MILLIVOLTS = Map.of("uv", 1e-3, "mv", 1.0, "v", 1e3);
  private static final double LARGEST_NANOAMPERE = 5;

  /// What a cell survives, in pA.
  private static final double LARGEST = 1e6;

  /// More than what cells are usually given, in pA.
  private static final double USUAL = 1e5;

  /// What no electrode delivers, in pA.
  private static final double SMALLEST = 0.01;

  /// Numbers in the unit that is asked for, and what was guessed on the way: empty if nothing.
  record Read(double[] numbers, String guess) {}

  static Quantity named(Path file, String label, double[] numbers) {
    String plain = label.replaceAll("[\\[\\](){}]", "_").strip().replaceAll("_+$", "");
    int at = Math.max(plain.lastIndexOf('_'), plain.lastIndexOf(' '));
    String word = (at < 0 ? plain : plain.substring(0, at)).strip().toLowerCase(Locale.ROOT);
    return new Quantity(file, label, word, at < 0 ? "" : plain.substring(at + 1).strip(), numbers);
  }

  /// Whether the name is a word, or a word with a number: `i`, `i0`.
  boolean is(String name) {
    return word.replaceAll("[ _]*[0-9]+$", "").equals(name);
  }

  /// As current in pA.
  ///
  /// @throws FormatError if the unit is none of current, or the numbers make no sense in it
  Read picoamperes() {
    double most = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    boolean nano = most <= LARGEST_NANOAMPERE;
    double factor = factor(PICOAMPERES, "current", "pA", nano ? "nA" : "pA");
    String used = unit.isEmpty() ? nano ? "nA" : "pA" : unit;
    if (most * factor > LARGEST || most * factor < SMALLEST && most > 0) {
      throw new FormatError(
          file,
          "currents from " + SMALLEST + " pA to 1 µA in " + label,
          "%.3g %s at most".formatted(most, used),
          "Name the unit in the header: I_pA, I_nA, I_A.");
    }
    String guess =
        unit.isEmpty()
            ? "%s: %s has no unit and is %.3g at most, taken as %s"
                .formatted(file, label, most, used)
            : "";
    return new Read(scaled(factor), most * factor > USUAL ? large(most, used) : guess);
  }

  private String large(double most, String used) {
    return "%s: %s is %.3g %s at most, more than the 0.1 to 100 nA that cells are given; is the unit right?"
        .formatted(file, label, most, used);
  }

  Read milliseconds() {
    double factor = factor(MILLISECONDS, "time", "ms", "ms");
    String guess = unit.isEmpty() ? file + ": " + label + " has no unit, taken as ms" : "";
    return new Read(scaled(factor), guess);
  }

  /// As potential in mV.
  Read millivolts() {
    double factor = factor(MILLIVOLTS, "potential", "mV", "mV");
    double[] scaled = scaled(factor);
    double most = Arrays.stream(scaled).map(Math::abs).max().orElse(0);
    if (most > 500 || most < 1) {
      throw new FormatError(
          file,
          "membrane potentials of 1 to 500 mV in " + label,
          "%.3g mV at most".formatted(most),
          "Name the unit in the header: V_mV, V_V.");
    }
    String guess = unit.isEmpty() ? file + ": " + label + " has no unit, taken as mV" : "";
    return new Read(scaled, guess);
  }

  private double factor(Map<String, Double> units, String what, String usual, String guess) {
    Double factor = units.get((unit.isEmpty() ? guess : unit).toLowerCase(Locale.ROOT));
    if (factor != null) return factor;
    throw new FormatError(
        file,
        "a unit of " + what + " for " + label,
        "'" + unit + "'",
        "Write " + word + "_" + usual + ", with its numbers in " + usual + ".");
  }

  private double[] scaled(double factor) {
    return Arrays.stream(numbers).map(x -> x * factor).toArray();
  }
}
