package cajal.kernel;

/// Some of the synapses of compressed rows: numbers `begin[i]` to `end[i]` exclusive leave source
/// `i`, for targets in one worker's range of the `post` there are.
///
/// The products read it. Weights are one per synapse of the whole matrix, or a single one for all.
public record Part(int[] begin, int[] end, int[] target, int post) {

  /// The number of sources.
  public int pre() {
    return begin.length;
  }

  void check(String product, int weights, int sources, int targets) {
    if (weights != 1 && weights != target.length) {
      throw new IllegalArgumentException(
          "%s: %d weights for %d synapses; give one per synapse, or a single one for all"
              .formatted(product, weights, target.length));
    }
    checkSides(product, pre(), post, sources, targets);
  }

  static void checkSides(String product, int pre, int post, int sources, int targets) {
    if (sources != pre || targets != post) {
      throw new IllegalArgumentException(
          "%s: the matrix is %d sources x %d targets, the arrays have %d values for sources and %d for targets; gather reads targets and writes sources, scatter the other way"
              .formatted(product, pre, post, sources, targets));
    }
  }

  static int perColumn(String product, int values, int columns) {
    if (columns < 1 || values % columns != 0) {
      throw new IllegalArgumentException(
          "%s: %d values do not make rows of %d columns".formatted(product, values, columns));
    }
    return values / columns;
  }
}
