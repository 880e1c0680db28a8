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

  /// How many letters are to be put in, left out, replaced or exchanged with the one beside.
  private static double distance(String a, String b) {
    double[][] d = new double[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        double replace = d[i - 1][j - 1] + substitution(a.charAt(i - 1), b.charAt(j - 1));
        d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
      }
    }
    return d[a.length()][b.length()];
  }

  private static double substitution(char a, char b) {
    if (a == b) return 0;
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? 0.1 : 1;
  }
}
