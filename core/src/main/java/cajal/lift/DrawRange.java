package cajal.lift;

import cajal.lift.Operand.Literal;
import cajal.random.Counts;
import java.util.List;

/// Whether a draw whose parameters are written as numbers can be made. What models compute is not
/// looked at, but for the mean of a count, which is whenever it is drawn.
final class DrawRange {
  private DrawRange() {}

  /// @throws LiftError if there is no such distribution
  static void require(Place place, String draw, List<Operand> parameters) {
    double[] given = new double[parameters.size()];
    for (int i = 0; i < given.length; i++) {
      if (!(parameters.get(i) instanceof Literal literal)) {
        given[i] = Double.NaN;
        continue;
      }
      given[i] = literal.number().doubleValue();
      if (!Double.isFinite(given[i])) throw refused(place, draw, given[i], "finite numbers");
    }
    switch (draw) {
      case "uniform" -> {
        if (given[0] > given[1]) {
          throw refused(place, draw, given[0], "the lower bound first, then the upper one");
        }
      }
      case "normal" -> {
        if (given[1] < 0) throw refused(place, draw, given[1], "a standard deviation of 0 or more");
      }
      case "bernoulli" -> {
        if (given[0] < 0 || given[0] > 1) {
          throw refused(place, draw, given[0], "a probability from 0 to 1");
        }
      }
      case "exponential" -> {
        if (given[0] < 0) throw refused(place, draw, given[0], "a mean of 0 or more");
      }
      default -> {
        if (!Double.isNaN(given[0]) && !Counts.isMean(given[0])) {
          throw refused(place, draw, given[0], "a mean count from 0 to 2e9");
        }
      }
    }
  }

  private static LiftError refused(Place place, String draw, double found, String instead) {
    return LiftError.draw(place, draw, found, instead);
  }
}
