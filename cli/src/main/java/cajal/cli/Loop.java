package cajal.cli;

import cajal.brain.network.Network;

/// A network being run: in stretches short enough to show progress and to stop on Ctrl-C.
record Loop(Console console, Interrupt interrupt) {
  private static final double STRETCH_SECONDS = 0.05;

  /// What a run took.
  ///
  /// @param ms time simulated
  /// @param wall seconds it took
  /// @param firstStep seconds from the start of the command to the end of the first step
  record Timing(double ms, double wall, double firstStep) {
    double timesRealTime() {
      return ms / 1000 / wall;
    }
  }

  /// Runs `steps` steps, or as many as there were before Ctrl-C.
  Timing run(Network network, String title, int steps) {
    double dt = network.dt();
    network.prepare();
    Clock clock = new Clock();
    network.run(dt);
    double firstStep = Clock.sinceStart();
    int done = 1;
    try (var progress = new Progress(console, title)) {
      int stretch = 10;
      while (done < steps && !interrupt.asked()) {
        int next = Math.min(stretch, steps - done);
        Clock one = new Clock();
        network.run(next * dt);
        done += next;
        if (one.seconds() < STRETCH_SECONDS && stretch < 1 << 20) stretch *= 2;
        progress.at((double) done / steps);
      }
    }
    return new Timing(done * dt, clock.seconds(), firstStep);
  }
}
