package cajal.brain.network;

import org.jspecify.annotations.Nullable;

/// How far a network has come, and its compiled form, which is made anew when the network has
/// changed and goes on from where the one before was.
final class Course {
  private final Network network;
  private int step;
  private @Nullable Simulation simulation;
  private @Nullable NetworkState underWay;
  private @Nullable Parameters compiled;
  private @Nullable Throwable torn;
  private boolean closed;
  private volatile boolean stopping;

  Course(Network network) {
    this.network = network;
  }

  void run(double ms, Progress progress) {
    if (!(ms >= 0) || Double.isInfinite(ms)) {
      throw new IllegalArgumentException("run(" + ms + "): a time of 0 ms or more");
    }
    double dt = network.dt();
    double steps = WholeSteps.of("a run", ms, dt);
    if (steps > Integer.MAX_VALUE - step) {
      throw new IllegalArgumentException(
          "run(%s) is %.4g steps of %s ms after %d; a network goes 2147483647 in all"
              .formatted(ms, steps, dt, step));
    }
    requireWhole();
    try {
      advance(current(), step + (int) steps, progress);
    } finally {
      stopping = false;
    }
  }

  private void advance(Simulation running, int to, Progress progress) {
    try {
      running.run(step, to, progress);
    } catch (RuntimeException | Error thrown) {
      if (running.isTorn()) torn = thrown;
      throw thrown;
    } finally {
      step = running.at();
    }
  }

  private void requireWhole() {
    if (torn == null) return;
    throw new IllegalStateException(
        "a run failed after step %d (%s), and above 64 MB no copy of the states is kept to go back to: restore(…) a state that was saved, or make the network anew"
            .formatted(step, torn.getMessage()),
        torn);
  }

  /// @throws IllegalStateException if the network is closed
  Simulation current() {
    if (closed) {
      throw new IllegalStateException(
          "the network is closed: use it before close(), or within its try block");
    }
    Parameters now = Parameters.of(network);
    if (!now.equals(compiled)) changed();
    compiled = now;
    if (simulation == null) {
      simulation = Simulation.of(network);
      if (underWay != null) new Checkpoint(network, step).fill(underWay);
      underWay = null;
    }
    return simulation;
  }

  void changed() {
    if (simulation == null) return;
    underWay = new Checkpoint(network, step).capture();
    simulation.close();
    simulation = null;
  }

  NetworkState state() {
    requireWhole();
    current();
    return new Checkpoint(network, step).capture();
  }

  void restore(NetworkState state) {
    current();
    new Checkpoint(network, state.step()).restore(state);
    step = state.step();
    torn = null;
  }

  int step() {
    return step;
  }

  void stop() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  void close() {
    changed();
    closed = true;
  }
}
