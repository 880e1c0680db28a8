package cajal.learn.search;

import cajal.learn.search.Profile.Held;
import java.util.ArrayList;
import java.util.List;

/// The steps of a [Profile] away from the best point.
record ProfileWalk(
    Landscape landscape, int index, double limit, Method method, Budget each, Held best) {
  /// The first step and the least, as parts of the box.
  private static final double FIRST = 0.02;

  private static final double LEAST = 1e-9;

  /// Where the value passes the limit is known up to this factor of its distance from the best.
  private static final double BRACKET = 1.3;

  private static final int MOST = 14;
  private static final int BEYOND = 2;

  /// Evaluations for each number searched without which a search is not at its end.
  private static final int FEWEST = 10;

  private static final int GOES_ON = 2;

  /// Points between the best and a bound.
  List<Held> towards(double bound) {
    double whole = landscape.box().high()[index] - landscape.box().low()[index];
    double room = Math.abs(bound - best.number());
    double inside = 0;
    double outside = Double.POSITIVE_INFINITY;
    Held good = best;
    Held bad = best;
    List<Held> all = new ArrayList<>();
    while (all.size() < MOST && inside < room && outside > BRACKET * inside) {
      double step = Math.min(room, step(inside, outside, bad.value(), FIRST * whole));
      if (step < LEAST * whole) break;
      Held now = held(bound, step / room, good);
      all.add(now);
      if (now.value() <= limit) {
        inside = step;
        good = now;
      } else {
        outside = step;
        bad = now;
      }
    }
    for (int i = 0; i < BEYOND && outside < room; i++) {
      outside = Math.min(room, 2 * outside);
      bad = held(bound, outside / room, bad);
      all.add(bad);
    }
    return all;
  }

  private double step(double inside, double outside, double value, double first) {
    if (Double.isInfinite(outside)) return inside == 0 ? first : 3 * inside;
    if (inside > 0) return Math.sqrt(inside * outside);
    double ofParabola = Math.sqrt((limit - best.value()) / (value - best.value()));
    return outside * Math.clamp(0.9 * ofParabola, 0.01, 0.7);
  }

  /// The number held at a part of the way to the bound, the others searched from where they were.
  private Held held(double bound, double part, Held from) {
    double number = part >= 1 ? bound : best.number() + part * (bound - best.number());
    Pinned pinned = new Pinned(landscape, index, number);
    if (best.x().length == 1) {
      double[] x = {number};
      return new Held(number, landscape.values(new double[][] {x})[0], x, 1, true);
    }
    Budget budget = each.until(best.value());
    Found found = new From(pinned.without(from.x()), method).run(pinned, budget, 1);
    int spent = found.evaluations();
    for (int i = 0; i < GOES_ON && !isAtItsEnd(found); i++) {
      found = new From(found.x(), method).run(pinned, budget, 2 + i);
      spent += found.evaluations();
    }
    return new Held(number, found.value(), pinned.with(found.x()), spent, isAtItsEnd(found));
  }

  /// Whether the value is good, or the second half of the evaluations lowered it by little of what
  /// it is above the limit.
  private boolean isAtItsEnd(Found found) {
    if (found.value() <= limit) return true;
    if (found.evaluations() < FEWEST * (best.x().length - 1)) return false;
    int half = found.evaluations() / 2;
    double before =
        found.history().stream()
            .filter(progress -> progress.evaluations() <= half)
            .mapToDouble(Found.Progress::value)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return before - found.value() <= 0.1 * (found.value() - limit);
  }
}
