package cajal.io.sonata;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A row of a table of node or edge types with the parameters of the file its `dynamics_params`
/// names: texts, Doubles, Booleans, lists and maps as they stand there, without change of units
/// (NEURON's IntFire1 files hold seconds, NEST's milliseconds).
public record SonataType(
    Path file, long line, long id, Map<String, String> columns, Map<String, Object> dynamics) {

  /// The text of a column or parameter; null if it is absent or NULL.
  public @Nullable String text(String name) {
    String column = columns.get(name);
    if (column != null) return column;
    Object parameter = dynamics.get(name);
    return parameter == null ? null : parameter.toString();
  }

  /// The number of a column or parameter; empty if it is absent or NULL.
  ///
  /// @throws FormatError if it is not a number
  public OptionalDouble number(String name) {
    String text = text(name);
    if (text == null) return OptionalDouble.empty();
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new FormatError(
          file,
          "a number as " + name + " of type " + id + " (line " + line + ")",
          "'" + text + "'",
          "Write a number, or NULL for none.",
          e);
    }
  }

  /// The number of a column or parameter.
  ///
  /// @throws FormatError if it is absent or not a number
  public double required(String name) {
    return number(name)
        .orElseThrow(() ->
            new FormatError(
                file,
                "a number " + name + " for type " + id + " (line " + line + ")",
                "only the columns " + columns.keySet() + " and parameters " + dynamics.keySet(),
                "Add it to the table, or to the file its dynamics_params names."));
  }
}
