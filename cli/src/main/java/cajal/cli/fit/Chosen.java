package cajal.cli.fit;

import cajal.error.Spelling;
import cajal.systems.fitting.Free;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A parameter that a user wants fitted.
///
/// @param low NaN where the usual bounds are meant
public record Chosen(String name, double low, double high) {
  /// From `name`, or `name=low:high`.
  ///
  /// @throws OptionError if it is written otherwise, or if the bounds are not in order
  public static Chosen parse(String text) {
    String[] parts = text.split("=", 2);
    if (parts.length == 1) return new Chosen(text.strip(), Double.NaN, Double.NaN);
    String[] bounds = parts[1].split(":", -1);
    double low = number(bounds[0]);
    double high = bounds.length == 2 ? number(bounds[1]) : Double.NaN;
    if (Double.isNaN(low + high)) {
      throw new OptionError(
          "--free " + text + ": write NAME=LOW:HIGH with two finite numbers, as gL=0.001:0.1.");
    }
    if (low < high) return new Chosen(parts[0].strip(), low, high);
    if (low == high) {
      throw new OptionError(
          "--free %s: the bounds are the same, so there is nothing to fit; set it, as --fix %s=%s."
              .formatted(text, parts[0], bounds[0]));
    }
    throw new OptionError(
        "--free %s: the bounds are out of order; write the smaller number first, as %s=%s:%s"
            .formatted(text, parts[0], bounds[1], bounds[0]));
  }

  /// NaN if it is none, or not finite.
  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /// Whether bounds were given.
  boolean isBounded() {
    return !Double.isNaN(low);
  }

  /// What is to be fitted of a model.
  ///
  /// @param cell as it is called in messages: "a gif cell"
  /// @param known all that can be fitted; those without finite bounds must be given some
  /// @throws OptionError if one is not known, comes twice or has no bounds
  public static List<Free> of(String cell, List<Free> known, List<String> texts) {
    List<String> names = known.stream().map(Free::name).toList();
    List<Free> free = new ArrayList<>();
    for (String text : texts) {
      Chosen one = parse(text);
      Free usual = known.get(index("--free", text, cell, names, one.name));
      if (free.stream().anyMatch(other -> other.name().equals(one.name))) {
        throw new OptionError("--free " + text + ": " + one.name + " comes twice.");
      }
      Admissible.of(usual).require(one);
      free.add(one.isBounded() ? new Free(one.name, usual.unit(), one.low, one.high) : usual);
    }
    return free;
  }

  /// Numbers of what is not fitted, from `name=number`.
  ///
  /// @throws OptionError if it is written otherwise, or if one is not known
  public static Map<String, Double> fixed(String cell, List<String> names, List<String> texts) {
    Map<String, Double> fixed = new LinkedHashMap<>();
    for (String text : texts) {
      String[] parts = text.split("=", -1);
      double number = parts.length == 2 ? number(parts[1]) : Double.NaN;
      if (Double.isNaN(number)) {
        throw new OptionError("--fix " + text + ": write NAME=NUMBER, as gL=0.1.");
      }
      index("--fix", text, cell, names, parts[0]);
      fixed.put(parts[0], number);
    }
    return fixed;
  }

  /// @throws OptionError if a number is set that no cell has
  public static void requireAdmitted(List<Free> known, Map<String, Double> fixed) {
    Map<String, Admissible> all = new LinkedHashMap<>();
    for (Free one : known) all.put(one.name(), Admissible.of(one));
    all.put("tRef", Admissible.of("tRef", "ms"));
    Admissible.require(fixed, all);
  }

  /// @throws OptionError if a parameter is fitted and fixed
  public static void requireApart(List<Free> free, Map<String, Double> fixed) {
    for (Free one : free) {
      if (!fixed.containsKey(one.name())) continue;
      throw new OptionError(one.name() + " is fitted; leave out one of --fix and --free.");
    }
  }

  private static int index(
      String option, String text, String cell, List<String> names, String name) {
    int index = names.indexOf(name);
    if (index >= 0) return index;
    throw new OptionError(
        "%s %s: %s has no parameter '%s'; give some of %s.%s"
            .formatted(
                option,
                text,
                cell,
                name,
                String.join(", ", names),
                Spelling.suggestion(name, names)));
  }
}
