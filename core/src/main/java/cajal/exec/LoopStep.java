package cajal.exec;

import cajal.emit.Blocks;
import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Slot;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs the kernels of a loop over the elements of its arrays. Those of a fast form are exchanged
/// for careful ones, with the same bits, where elements are often outside of its range.
final class LoopStep implements Step {
  private static final int MOST_OUTSIDE = 64;

  private record Scalar(Slot slot, Object array) {}

  /// @param start from where the window starts
  private record Part(Slot slot, Window window, int start) {
    void put(Frame frame) {
      frame.window(slot, window.array, window.start + start);
    }
  }

  private final Loop loop;
  private final Lanes lanes;
  private final Workers workers;
  private final Workers.Range range = this::range;
  private final Frame[] frames;
  private final Scalar[] scalars;
  private final Part[] parts;
  private final int size;
  private final long operations;
  private final boolean single;
  private Supplier<Kernel>[] kernels;
  private boolean careful;
  private int outside;

  LoopStep(Loop loop, Task task, Function<Value, Object> arrays, Workers workers) {
    this.loop = loop;
    this.workers = workers;
    this.size = task.size;
    this.operations = (long) size * loop.operations();
    this.single = loop.parts().size() == 1;
    Frame frame = new Frame(loop.room(), loop.room());
    frame.size = size;
    frame.row = task.row;
    List<Scalar> found = new ArrayList<>();
    List<Part> windows = new ArrayList<>();
    for (Loop.Place place : loop.places()) {
      Slot slot = place.slot();
      Object array = arrays.apply(place.of());
      frame.step(slot, place.step());
      if (slot.kind() == Slot.Kind.SCALAR) {
        found.add(new Scalar(slot, array));
      } else if (array instanceof Window window) {
        windows.add(new Part(slot, window, place.start()));
      } else {
        frame.window(slot, array, place.start());
      }
    }
    scalars = found.toArray(Scalar[]::new);
    parts = windows.toArray(Part[]::new);
    frames = frames(frame);
    // a quotient by the zeros beyond the end of an array would fail in vectors
    boolean vectors = task.phase == Task.Phase.TURN && !loop.divides() && size > 1;
    lanes = vectors ? workers.lanes : Lanes.SCALAR;
    kernels = kernels(loop.parts());
    careful = loop.parts().stream().allMatch(spec -> spec.fast() == null);
  }

  /// One for each worker that takes part, with scratch arrays of its own.
  private Frame[] frames(Frame first) {
    Frame[] all = new Frame[workers.sharing(operations)];
    for (int worker = 0; worker < all.length; worker++) {
      Frame frame = worker == 0 ? first : first.share();
      for (Slot slot : loop.scratch()) {
        frame.array(slot, Frame.allocate(slot.dtype(), Math.min(size, Blocks.SIZE)));
      }
      all[worker] = frame;
    }
    return all;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Supplier<Kernel>[] kernels(List<KernelSpec> specs) {
    return specs.stream()
        .map(spec -> workers.kernels.of(spec, lanes, size))
        .toArray(Supplier[]::new);
  }

  @Override
  public void run() {
    for (Frame frame : frames) {
      for (Scalar scalar : scalars) load(scalar, frame);
      for (Part part : parts) part.put(frame);
    }
    workers.elements(size, operations, range);
    if (!careful) look();
  }

  private void range(int from, int to, int worker) {
    Frame frame = frames[worker];
    if (single) {
      kernels[0].get().run(frame, from, to);
      return;
    }
    for (int at = from; at < to; at += Blocks.SIZE) {
      int end = Math.min(at + Blocks.SIZE, to);
      frame.block = at;
      for (Supplier<Kernel> kernel : kernels) kernel.get().run(frame, at, end);
    }
  }

  /// Takes the careful kernels when more than one of eight elements has been outside in most of
  /// many runs.
  private void look() {
    long found = 0;
    for (Frame frame : frames) {
      found += frame.outside;
      frame.outside = 0;
    }
    boolean often = found > 0 && found >= size / 8;
    if (!often) {
      outside = Math.max(0, outside - 1);
      return;
    }
    if (++outside < MOST_OUTSIDE) return;
    kernels = kernels(loop.parts().stream().map(KernelSpec::careful).toList());
    careful = true;
  }

  private static void load(Scalar scalar, Frame frame) {
    int index = scalar.slot.index();
    switch (scalar.array) {
      case float[] x -> frame.scalarF32[index] = x[0];
      case double[] x -> frame.scalarF64[index] = x[0];
      case int[] x -> frame.scalarI32[index] = x[0];
      case long[] x -> frame.scalarI64[index] = x[0];
      case boolean[] x -> frame.scalarBool[index] = x[0];
      default -> throw new AssertionError(scalar.array.getClass());
    }
  }
}
