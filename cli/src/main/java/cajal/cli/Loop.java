package cajal.cli;

import cajal.brain.network.Network;

/// A network being run, with its progress shown, until it is done or Ctrl-C.
record Loop(Console console, Interrupt interrupt) {

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

  /// Runs `steps` steps, or as many as there are before Ctrl-C.
  Timing run(Network network, String title, int steps) {
    double dt = network.dt();
    network.prepare();
    Clock clock = new Clock();
    network.run(dt);
    double firstStep = Clock.sinceStart();
    try (var progress = new Progress(console, title)) {
      network.run(
          (steps - 1) * dt,
          time -> {
            progress.at(time / (steps * dt));
            if (interrupt.asked()) network.stop();
          });
    }
    return new Timing(network.time(), clock.seconds(), firstStep);
  }
}
