package cajal.learn.search;

import cajal.learn.optim.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How low the value gets when one number is held and the others are searched anew: flat where the
/// data cannot tell that number (Raue et al. 2009, Bioinformatics 25:1923).
///
/// @param index of the number
/// @param low end of the box
/// @param high end of the box
/// @param limit up to which a value counts as good
/// @param best the number it began with, which is good
/// @param held where it was held, in ascending order
public record Profile(
    int index, double low, double high, double limit, double best, List<Held> held) {
  public Profile {
    held = held.stream().sorted(Comparator.comparingDouble(Held::number)).toList();
  }

  /// The lowest with the number held.
  ///
  /// @param x the whole point
  /// @param evaluations spent for it
  /// @param settled whether the search for it was at its end
  public record Held(double number, double value, double[] x, int evaluations, boolean settled) {}

  /// What a profile says of its number.
  public enum Verdict {
    /// Good within an interval only.
    TOLD,
    /// Good over the whole box.
    NOT_TOLD,
    /// Searches had too few evaluations, or were not at their end.
    NOT_KNOWN
  }

  /// Goes from the best point to both sides, each time from where the others were last, by steps
  /// that bracket where the value passes the limit, and somewhat beyond.
  ///
  /// @param best the lowest point known
  /// @param method searches the others, [From] where they were last
  /// @param each a search's budget; a search that is not at its end goes on, to three times as much
  public static Profile of(
      Landscape landscape, Found.Tried best, int index, double limit, Method method, Budget each) {
    Box box = landscape.box();
    double low = box.low()[index];
    double high = box.high()[index];
    Held middle = new Held(best.x()[index], best.value(), best.x(), 0, true);
    ProfileWalk walk = new ProfileWalk(landscape, index, limit, method, each, middle);
    List<Held> held = new ArrayList<>();
    held.add(middle);
    held.addAll(walk.towards(low));
    held.addAll(walk.towards(high));
    return new Profile(index, low, high, limit, middle.number, held);
  }

  /// The held point with the lowest value: lower than the best where that was not the lowest.
  public Held lowest() {
    return held.stream().min(Comparator.comparingDouble(Held::value)).orElseThrow();
  }

  /// Spent for all points.
  public int evaluations() {
    return held.stream().mapToInt(Held::evaluations).sum();
  }

  /// The numbers around the best at which the value is good: the first and the last.
  public double[] within() {
    return new double[] {held.get(end(-1)).number, held.get(end(1)).number};
  }

  private int end(int side) {
    int i = 0;
    while (held.get(i).number < best) i++;
    while (isHeld(i + side) && held.get(i + side).value <= limit) i += side;
    return i;
  }

  private boolean isHeld(int i) {
    return i >= 0 && i < held.size();
  }

  public Verdict verdict() {
    boolean below = isOpen(-1);
    boolean above = isOpen(1);
    if (below && above) return Verdict.NOT_TOLD;
    return (below || isClosed(-1)) && (above || isClosed(1)) ? Verdict.TOLD : Verdict.NOT_KNOWN;
  }

  /// Whether the value is good up to the bound.
  private boolean isOpen(int side) {
    return held.get(end(side)).number == (side < 0 ? low : high);
  }

  /// Whether good points of this side end at one that is known not to be good.
  private boolean isClosed(int side) {
    int end = end(side);
    boolean several = held.get(end).number != best;
    return several && isHeld(end + side) && held.get(end + side).settled;
  }
}
