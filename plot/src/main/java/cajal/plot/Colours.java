package cajal.plot;

/// The colours of all pictures as 0xRRGGBB; data colours are those of Okabe and Ito (2008), which
/// colour-blind readers tell apart.
final class Colours {
  static final int PAPER = 0xFFFFFF;
  static final int INK = 0x222222;
  static final int FADED = 0x5F5F5F;
  static final int SPINE = 0x555555;
  static final int GRID = 0xE4E4E4;
  static final int MISSING = 0xBDBDBD;

  static final int BLUE = 0x0072B2;
  static final int VERMILION = 0xD55E00;

  /// Okabe-Ito without the yellow, which is lost on white paper.
  private static final int[] SERIES = {
    BLUE, VERMILION, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000
  };

  private Colours() {}

  static int series(int index) {
    return SERIES[index % SERIES.length];
  }
}
