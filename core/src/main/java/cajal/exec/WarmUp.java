package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Sink;
import cajal.emit.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Runs new vector kernels on scratch memory until the JVM has compiled them, one after another in
/// a background thread.
final class WarmUp {
  private static final int ELEMENTS = 256;
  private static final int BATCH = 64;
  private static final int STEADY = 20;
  private static final double PATIENCE_SECONDS = 60;

  /// Batches after which the JVM has counted enough calls and turns to compile.
  private static final int COUNTED = 24;

  private static final ExecutorService WARMER =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("cajal-warm-up").unstarted(task));

  private final Frame frame;
  private final Kernel vector;
  private final Tiers tiers;

  WarmUp(KernelSpec spec, Tiers tiers) {
    this.tiers = tiers;
    this.vector = KernelCompiler.compile(spec, tiers.lanes());
    this.frame = scratch(spec);
  }

  static void enqueue(KernelSpec spec, Tiers tiers) {
    long asked = System.nanoTime();
    WARMER.execute(() -> new WarmUp(spec, tiers).run(asked));
  }

  /// Swaps when a batch of vector calls is faster than one of scalar calls, and has been as fast
  /// several times: the JVM's intermediate compilers never get there. While the last one is at work
  /// it leaves it half of the time. Time spent waiting for other kernels does not count against its
  /// patience.
  ///
  /// @param asked when the vector form was asked for, of [System#nanoTime]
  void run(long asked) {
    long started = System.nanoTime();
    double best = Double.MAX_VALUE;
    double tried = Double.MAX_VALUE;
    int steady = 0;
    for (int batches = 0; seconds(started) < PATIENCE_SECONDS; batches++) {
      double batch = batch(vector);
      steady = batch < best * 1.5 ? steady + 1 : 0;
      best = Math.min(best, batch);
      if (steady >= STEADY && (best < tried / 2 || steady % STEADY == 0)) {
        tried = best;
        if (best < scalarTime()) {
          tiers.swap(vector, seconds(asked));
          return;
        }
      }
      if (batches > COUNTED) LockSupport.parkNanos((long) (batch * 1e9));
    }
  }

  private double scalarTime() {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) best = Math.min(best, batch(tiers.scalar()));
    return best;
  }

  private double batch(Kernel kernel) {
    long start = System.nanoTime();
    for (int i = 0; i < BATCH; i++) {
      // neither the branch of spikes nor the end of a fast loop may look dead to the compiler
      frame.force = i % 8 == 0 ? 5 : 0;
      frame.check = frame.doubt = i % 16 == 1 ? 1 : 0;
      kernel.run(frame, 0, ELEMENTS);
    }
    return seconds(start);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static Frame scratch(KernelSpec spec) {
    List<Slot> slots = new ArrayList<>(spec.inputs());
    for (Sink sink : spec.outputs()) {
      slots.add(
          switch (sink) {
            case Sink.Store store -> store.slot();
            case Sink.List list -> list.slot();
          });
    }
    int room = slots.stream().mapToInt(Slot::index).max().orElse(0) + 1;
    Frame frame = new Frame(room, room);
    for (Slot slot : slots) {
      if (slot.kind() == Slot.Kind.SCALAR) {
        frame.scalar(slot, 1);
      } else {
        frame.array(slot, Frame.allocate(slot.dtype(), ELEMENTS));
        frame.step(slot, Frame.ALIGNMENT);
      }
    }
    frame.size = ELEMENTS - 3;
    frame.row = Frame.ALIGNMENT;
    return frame;
  }
}
