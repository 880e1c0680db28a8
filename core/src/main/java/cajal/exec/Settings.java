package cajal.exec;

import cajal.emit.Lanes;

/// How a [Program] runs: the vectors its loops go through once they are warm, and the number of
/// threads it may use. Neither changes a bit of the results.
public record Settings(Lanes lanes, int threads) {
  public Settings {
    if (threads < 1) {
      throw new IllegalArgumentException("a program runs on 1 thread or more, found " + threads);
    }
  }

  /// The widest vectors of this machine, on the caller's thread alone.
  public static Settings preferred() {
    return new Settings(Lanes.preferred(), 1);
  }
}
