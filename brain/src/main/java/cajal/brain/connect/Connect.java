package cajal.brain.connect;

import cajal.kernel.Coo;
import cajal.kernel.Csr;
import java.util.function.DoubleUnaryOperator;

/// The library's connectors, to import statically: `net.connect(cells, cells, random(0.02), …)`.
///
/// Unless said otherwise no neuron connects to itself and no pair has two synapses; a rule that can
/// allow it has `withSelf()` and `withMultapses()`. The same key gives the same synapses, whatever
/// the threads.
public final class Connect {
  private Connect() {}

  /// Each pair with probability `p`, independently.
  public static RandomPairs random(double p) {
    return new RandomPairs(p, false, false);
  }

  /// `count` synapses onto each target, from sources drawn uniformly.
  public static FixedNumber fixedInDegree(int count) {
    return new FixedNumber(FixedNumber.Per.TARGET, count, false, false);
  }

  /// `count` synapses from each source, onto targets drawn uniformly.
  public static FixedNumber fixedOutDegree(int count) {
    return new FixedNumber(FixedNumber.Per.SOURCE, count, false, false);
  }

  /// `count` synapses in all, between pairs drawn uniformly.
  public static FixedTotal fixedTotal(int count) {
    return new FixedTotal(count, false, false);
  }

  /// Source `i` to target `i`, also where both are the same neuron.
  public static Connector oneToOne() {
    return new Regular(false, true);
  }

  /// Every source to every target.
  public static Regular allToAll() {
    return new Regular(true, false);
  }

  /// Each pair with the probability that `probability` gives for its distance.
  public static Connector byDistance(Layout pre, Layout post, DoubleUnaryOperator probability) {
    return new ByDistance(pre, post, probability);
  }

  /// Each pair at a distance of at most `radius` with probability `p`.
  public static Connector within(double radius, double p, Layout pre, Layout post) {
    return byDistance(pre, post, distance -> distance <= radius ? p : 0);
  }

  /// Each pair with probability exp(−d²/2σ²) for its distance d; both layouts fill the unit box, so
  /// `sigma` is a fraction of its side.
  public static Connector gaussian(double sigma, Layout pre, Layout post) {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException(
          "gaussian: sigma %s; give a width above 0, in units of the layouts".formatted(sigma));
    }
    return byDistance(pre, post, distance -> StrictMath.exp(-0.5 * square(distance / sigma)));
  }

  /// The small-world graph of Watts and Strogatz 1998, each edge as two synapses: a ring of
  /// `neighbours` nearest neurons, each edge sent elsewhere with probability `rewired`.
  public static Connector smallWorld(int neighbours, double rewired) {
    return new SmallWorld(neighbours, rewired);
  }

  /// The scale-free graph of Barabási and Albert 1999, each edge as two synapses: every new neuron
  /// joins `edges` earlier ones in proportion to their degree.
  public static Connector scaleFree(int edges) {
    return new ScaleFree(edges, edges, 1, 0);
  }

  /// A scale-free graph whose neurons join `first` earlier ones with probability `p` and `second`
  /// otherwise (Moshiri 2018).
  public static Connector scaleFreeDual(int first, int second, double p) {
    return new ScaleFree(first, second, p, 0);
  }

  /// A scale-free graph with clusters (Holme and Kim 2002): an edge closes a triangle with the one
  /// before it with probability `triangles`.
  public static Connector powerLaw(int edges, double triangles) {
    return new ScaleFree(edges, edges, 1, triangles);
  }

  /// The four neighbours on a grid, in rows and columns.
  public static Grid grid4(int height, int width) {
    return new Grid(height, width, 1, false, false);
  }

  /// The eight neighbours on a grid, diagonals included.
  public static Grid grid8(int height, int width) {
    return new Grid(height, width, 1, true, false);
  }

  /// The neighbours on a grid up to `reach` rows and columns away.
  public static Grid gridN(int height, int width, int reach) {
    return new Grid(height, width, reach, true, false);
  }

  /// A synapse wherever `matrix[source][target]` is true.
  public static Connector fromMatrix(boolean[][] matrix) {
    int post = matrix.length == 0 ? 0 : matrix[0].length;
    int[] start = new int[matrix.length + 1];
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != post) {
        throw new IllegalArgumentException(
            "fromMatrix: row %d has %d entries, row 0 has %d; give every target in every row"
                .formatted(i, matrix[i].length, post));
      }
      start[i + 1] = start[i];
      for (boolean connected : matrix[i]) if (connected) start[i + 1]++;
    }
    int[] target = new int[start[matrix.length]];
    int at = 0;
    for (boolean[] row : matrix) {
      for (int j = 0; j < post; j++) if (row[j]) target[at++] = j;
    }
    return new Given(new Csr(matrix.length, post, start, target));
  }

  /// A synapse from `source[k]` to `target[k]` for each k, sorted by source and target.
  public static Connector fromPairs(int[] source, int[] target) {
    return (ends, key) -> new Coo(ends.pre(), ends.post(), source, target).toCsr().csr();
  }

  /// Exactly these synapses.
  public static Connector fromCsr(Csr csr) {
    return new Given(csr);
  }

  private static double square(double x) {
    return x * x;
  }
}
