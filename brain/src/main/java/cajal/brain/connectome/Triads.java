package cajal.brain.connectome;

import cajal.kernel.Csr;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// How often each of the 16 ways in which three cells can be connected occurs, in the order of
/// [#NAMES]: mutual, asymmetric and absent pairs, and Down, Up, Cyclic or Transitive where these do
/// not say it all.
///
/// Source: Holland and Leinhardt 1976, Sociol. Methodol. 7:1; as motifs of networks: Milo et al.
/// 2002, Science 298:824.
public record Triads(long[] counts) {
  public static final List<String> NAMES =
      List.of(
          "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201",
          "120D", "120U", "120C", "210", "300");

  /// The class of each of the 64 ways to connect cells a, b, c: bits a→b, b→a, a→c, c→a, b→c, c→b.
  private static final int[] CLASSES = classes();

  /// Counts the triads of a wiring; connections of a cell to itself do not count.
  public static Triads of(Wiring wiring) {
    return of(matrix(wiring.csr()));
  }

  private static Triads of(boolean[][] joined) {
    long[] counts = new long[NAMES.size()];
    int n = joined.length;
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        int ab = bit(joined[a][b], 0) | bit(joined[b][a], 1);
        for (int c = b + 1; c < n; c++) {
          int ac = bit(joined[a][c], 2) | bit(joined[c][a], 3);
          counts[CLASSES[ab | ac | bit(joined[b][c], 4) | bit(joined[c][b], 5)]]++;
        }
      }
    }
    return new Triads(counts);
  }

  /// The counts in random wirings in which each cell makes and gets as many connections as in this
  /// one: made from it by exchanging the targets of pairs of connections.
  public static List<Triads> shuffled(Wiring wiring, int times, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Csr csr = wiring.csr();
    return Stream.generate(() -> of(exchanged(csr, random))).limit(times).toList();
  }

  private static boolean[][] exchanged(Csr csr, SplittableRandom random) {
    boolean[][] joined = matrix(csr);
    int[] source = csr.sources();
    int[] target = csr.target().clone();
    int size = target.length;
    for (int attempt = 0; attempt < 10 * size && size > 1; attempt++) {
      int k = random.nextInt(size);
      int l = random.nextInt(size);
      int a = source[k];
      int b = source[l];
      int c = target[k];
      int d = target[l];
      if (a == c || b == d || a == d || b == c || joined[a][d] || joined[b][c]) continue;
      joined[a][c] = false;
      joined[b][d] = false;
      joined[a][d] = true;
      joined[b][c] = true;
      target[k] = d;
      target[l] = c;
    }
    return joined;
  }

  private static boolean[][] matrix(Csr csr) {
    boolean[][] joined = new boolean[csr.pre()][csr.post()];
    int[] source = csr.sources();
    for (int k = 0; k < csr.size(); k++) {
      if (source[k] != csr.target()[k]) joined[source[k]][csr.target()[k]] = true;
    }
    return joined;
  }

  private static int bit(boolean set, int place) {
    return set ? 1 << place : 0;
  }

  private static int[] classes() {
    int[] classes = new int[64];
    for (int code = 0; code < 64; code++) classes[code] = NAMES.indexOf(name(code));
    return classes;
  }

  private static String name(int code) {
    int mutual = 0;
    int asymmetric = 0;
    for (int pair = 0; pair < 3; pair++) {
      int both = code >> 2 * pair & 3;
      if (both == 3) mutual++;
      if (both == 1 || both == 2) asymmetric++;
    }
    String counts = "" + mutual + asymmetric + (3 - mutual - asymmetric);
    return switch (counts) {
      case "021" -> counts + shape(code, "D", "U");
      case "111" -> counts + (towardsMutual(code) ? "D" : "U");
      case "030" -> counts + (isCycle(code) ? "C" : "T");
      case "120" -> counts + shape(code, "D", "U");
      default -> counts;
    };
  }

  /// Whether both asymmetric connections leave one cell, reach one, or pass through it.
  private static String shape(int code, String leave, String reach) {
    for (int cell = 0; cell < 3; cell++) {
      if (asymmetricFrom(code, cell) == 2) return leave;
      if (asymmetricTo(code, cell) == 2) return reach;
    }
    return "C";
  }

  /// Of a mutual pair and one asymmetric connection: whether it comes from the third cell.
  private static boolean towardsMutual(int code) {
    for (int cell = 0; cell < 3; cell++) {
      if (asymmetricTo(code, cell) == 1) return isInMutual(code, cell);
    }
    return false;
  }

  private static boolean isInMutual(int code, int cell) {
    for (int other = 0; other < 3; other++) {
      if (other != cell && goes(code, cell, other) && goes(code, other, cell)) return true;
    }
    return false;
  }

  private static boolean isCycle(int code) {
    for (int cell = 0; cell < 3; cell++) if (asymmetricFrom(code, cell) != 1) return false;
    return true;
  }

  private static int asymmetricFrom(int code, int cell) {
    int count = 0;
    for (int other = 0; other < 3; other++) {
      if (other != cell && goes(code, cell, other) && !goes(code, other, cell)) count++;
    }
    return count;
  }

  private static int asymmetricTo(int code, int cell) {
    int count = 0;
    for (int other = 0; other < 3; other++) {
      if (other != cell && !goes(code, cell, other) && goes(code, other, cell)) count++;
    }
    return count;
  }

  private static boolean goes(int code, int from, int to) {
    int pair = from + to - 1;
    return (code >> 2 * pair + (from < to ? 0 : 1) & 1) == 1;
  }
}
