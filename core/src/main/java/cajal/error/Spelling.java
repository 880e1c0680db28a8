package cajal.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name somebody probably meant.
public final class Spelling {
  private Spelling() {}

  /// The known name nearest to `name`, where one is near enough to be worth a suggestion: a third
  /// of its letters may differ, and capitals hardly count.
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(k -> !k.equals(name) && distance(name, k) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingDouble(k -> distance(name, k)));
  }

  /// ` Did you mean x?`, or nothing.
  public static String suggestion(String name, Collection<String> known) {
    return nearest(name, known).map(k -> " Did you mean " + k + "?").orElse("");
  }

  private static double distance(String a, String b) {
    double[] row = new double[b.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      double diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        double replace = diagonal + substitution(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static double substitution(char a, char b) {
    if (a == b) return 0;
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? 0.1 : 1;
  }
}
