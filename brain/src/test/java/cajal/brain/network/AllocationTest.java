package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.models.CobaLif;
import cajal.emit.Lanes;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Steps of a running network allocate nothing: what a run allocates does not grow with its length.
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// A stretch of up to 1000 steps may make a few objects for itself.
  private static final long BYTES_PER_STEP = 4;

  private static long allocated(long[] threads) {
    long sum = 0;
    for (long thread : threads) sum += THREADS.getThreadAllocatedBytes(thread);
    return sum;
  }

  /// The least of some runs: the JVM's own work on a thread is not ours.
  private static long bytes(Network net, int steps) {
    long[] threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t == Thread.currentThread() || t.getName().startsWith("cajal-worker"))
            .mapToLong(Thread::threadId)
            .toArray();
    assertThat(threads).hasSizeGreaterThanOrEqualTo(net.threads());
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long before = allocated(threads);
      net.run(steps * net.dt());
      least = Math.min(least, allocated(threads) - before);
    }
    return least;
  }

  private static void check(Network net) {
    net.run(200);
    int steps = 2000;
    // a run itself looks its parameters up; that is its price whatever the number of steps
    long more = bytes(net, 2 * steps) - bytes(net, steps);
    assertThat(more).isLessThan(BYTES_PER_STEP * steps);
  }

  @Test
  void scalarStepsAllocateNothing() {
    try (Network net = new Network(0.1).threads(1).lanes(Lanes.SCALAR)) {
      SameBitsTest.coba(net);
      check(net);
    }
  }

  @Test
  void workersAllocateNothing() {
    try (Network net = new Network(0.1).threads(2).lanes(Lanes.SCALAR)) {
      SameBitsTest.coba(net);
      check(net);
    }
  }

  @Test
  void vectorStepsAllocateNothingOnceTheyAreCompiled() {
    try (Network net = new Network(0.1).threads(1)) {
      SameBitsTest.coba(net);
      net.warm(20);
      check(net);
    }
  }

  @Test
  void recordingsThatAreHandedOnAllocateNothingPerStep() {
    try (Network net = new Network(0.1).threads(1).lanes(Lanes.SCALAR)) {
      Population<CobaLif> cells = SameBitsTest.coba(net);
      net.record(cells.slice(0, 10), c -> c.v).to((time, values) -> {});
      check(net);
    }
  }
}
