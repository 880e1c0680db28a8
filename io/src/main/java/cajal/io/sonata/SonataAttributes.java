package cajal.io.sonata;

import cajal.io.FormatError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about the nodes or edges of one population: an index into the types for each, and
/// the attributes that each has of its own (NaN or null where it has none); a value of its own
/// comes before one of the type. Units are those of the files.
public record SonataAttributes(
    Path file,
    String owner,
    List<SonataType> types,
    int[] typeIndex,
    Map<String, double[]> numbers,
    Map<String, @Nullable String[]> texts) {

  public int size() {
    return typeIndex.length;
  }

  public SonataType type(int element) {
    return types.get(typeIndex[element]);
  }

  /// One number for each node or edge, `otherwise` where neither it nor its type has one.
  public double[] values(String attribute, double otherwise) {
    double[] values = resolved(attribute);
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) values[i] = otherwise;
    }
    return values;
  }

  /// One number for each node or edge.
  ///
  /// @throws FormatError if one has none
  public double[] values(String attribute) {
    double[] values = resolved(attribute);
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        SonataType type = type(i);
        throw new FormatError(
            file,
            "a number " + attribute + " for every element of " + owner,
            "none for element " + i + ", nor for its type " + type.id() + " in " + type.file(),
            "Add a column " + attribute + " to the table, or a dataset to the group.");
      }
    }
    return values;
  }

  /// The text of one node or edge, its own or its type's; null if there is none.
  public @Nullable String text(String attribute, int element) {
    @Nullable String[] own = texts.get(attribute);
    String text = own == null ? null : own[element];
    return text == null ? type(element).text(attribute) : text;
  }

  private double[] resolved(String attribute) {
    double[] ofType =
        types.stream().mapToDouble(t -> t.number(attribute).orElse(Double.NaN)).toArray();
    double[] own = numbers.get(attribute);
    double[] values = own == null ? new double[size()] : own.clone();
    if (own == null) Arrays.fill(values, Double.NaN);
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) values[i] = ofType[typeIndex[i]];
    }
    return values;
  }
}
