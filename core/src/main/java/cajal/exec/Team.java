package cajal.exec;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Worker threads that run one piece of code together and meet in the middle of it, thousands of
/// times a millisecond. The caller is worker 0; the others spin for a while between turns, then
/// park.
public final class Team implements AutoCloseable {
  /// What each worker runs.
  @FunctionalInterface
  public interface Turn {
    void run(int worker);
  }

  /// Turns of waiting for others before the core is offered to who else may need it: on a busy
  /// machine that is the one waited for.
  private static final int SPINS = 500;

  /// Turns of waiting for work before a worker is parked.
  private static final int IDLE_SPINS = 20_000;

  /// How often one who waits looks whether another has failed: in each turn it would slow down
  /// those who arrive.
  private static final int LOOKS = 64;

  private final int size;
  private final Thread[] others;
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile int generation;
  private volatile int started;
  private volatile @Nullable Turn turn;
  private volatile boolean sleeping;
  private volatile boolean closed;

  public Team(int size) {
    if (size < 1) throw new IllegalArgumentException("a team has 1 worker or more, found " + size);
    this.size = size;
    others = new Thread[size - 1];
    for (int i = 0; i < others.length; i++) {
      int worker = i + 1;
      others[i] =
          Thread.ofPlatform().daemon().name("cajal-worker-" + worker).start(() -> serve(worker));
    }
  }

  public int size() {
    return size;
  }

  /// Runs `turn` as every worker and returns when all have finished it; what one of them throws is
  /// thrown here.
  public void run(Turn turn) {
    if (size == 1) {
      turn.run(0);
      return;
    }
    failure.set(null);
    arrived.set(0);
    finished.set(0);
    this.turn = turn;
    started = started + 1;
    if (sleeping) wake();
    attempt(turn, 0);
    for (int spins = 0; finished.get() < size; spins++) pause(spins);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw thrown instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException("a worker failed", thrown);
    }
  }

  private void wake() {
    sleeping = false;
    for (Thread other : others) LockSupport.unpark(other);
  }

  /// Called by every worker inside a turn: returns when all have called it. What each wrote before
  /// is seen by all after. Where one of them has failed, the others leave their turn here.
  public void meet() {
    if (size == 1) return;
    int now = generation;
    if (arrived.incrementAndGet() == size) {
      arrived.set(0);
      generation = now + 1;
      return;
    }
    for (int spins = 1; generation == now; spins++) {
      if (spins % LOOKS == 0 && failure.get() != null) throw Left.TURN;
      pause(spins);
    }
  }

  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private void serve(int worker) {
    int seen = 0;
    while (true) {
      int spins = 0;
      while (started == seen && !closed) {
        if (++spins < IDLE_SPINS) {
          Thread.onSpinWait();
        } else {
          // said before the last look, so that who starts a turn after it wakes this thread
          sleeping = true;
          if (started == seen && !closed) LockSupport.park(this);
        }
      }
      if (closed) return;
      seen++;
      Turn mine = turn;
      if (mine != null) attempt(mine, worker);
    }
  }

  private void attempt(Turn turn, int worker) {
    try {
      turn.run(worker);
    } catch (RuntimeException | Error thrown) {
      if (thrown != Left.TURN) failure.compareAndSet(null, thrown);
    } finally {
      finished.incrementAndGet();
    }
  }

  /// Thrown through the turn of a worker whose companion has failed.
  private static final class Left extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final Left TURN = new Left();

    private Left() {
      super(null, null, false, false);
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
  }
}
