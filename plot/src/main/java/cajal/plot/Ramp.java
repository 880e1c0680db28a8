package cajal.plot;

/// A continuous colour scale for heat maps, piecewise linear between its stops.
final class Ramp {
  /// White to dark blue, for values that begin at zero.
  static final Ramp RISING = new Ramp(0xFFFFFF, 0xCFE3F0, 0x86BBDB, 0x2F8CC2, 0x00588F, 0x002B4D);

  /// Vermilion below the middle, white in it, blue above, for values of both signs.
  static final Ramp SIGNED =
      new Ramp(0x7A2E00, 0xD55E00, 0xF0B48A, 0xFFFFFF, 0x86BBDB, 0x0072B2, 0x00385C);

  private final int[] stops;

  private Ramp(int... stops) {
    this.stops = stops;
  }

  /// The colour at a fraction of the scale; fractions outside 0 to 1 give the ends.
  int at(double fraction) {
    double place = Math.clamp(fraction, 0, 1) * (stops.length - 1);
    int below = Math.min((int) place, stops.length - 2);
    double share = place - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = stops[below] >> shift & 0xFF;
      int high = stops[below + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(low + (high - low) * share) << shift;
    }
    return rgb;
  }
}
