package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.Lanes;
import cajal.emit.Slot;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs a kernel over the elements of its arrays.
final class LoopStep implements Step {
  private record Scalar(Slot slot, Object array) {}

  private record Part(Slot slot, Window window) {}

  private final Supplier<Kernel> kernel;
  private final Frame frame;
  private final Workers workers;
  private final Workers.Range range = this::range;
  private final Scalar[] scalars;
  private final Part[] parts;
  private final int size;
  private final long operations;

  LoopStep(Loop loop, Task task, Function<Value, Object> arrays, Workers workers) {
    this.workers = workers;
    this.size = task.size;
    this.operations = (long) size * task.nodes.size();
    this.frame = new Frame(loop.slots().size(), loop.slots().size());
    frame.size = size;
    List<Scalar> found = new ArrayList<>();
    List<Part> windows = new ArrayList<>();
    for (Map.Entry<Value, Slot> entry : loop.slots().entrySet()) {
      Slot slot = entry.getValue();
      Object array = arrays.apply(entry.getKey());
      if (slot.kind() == Slot.Kind.SCALAR) {
        found.add(new Scalar(slot, array));
      } else if (array instanceof Window window) {
        windows.add(new Part(slot, window));
      } else {
        frame.array(slot, array);
      }
    }
    scalars = found.toArray(Scalar[]::new);
    parts = windows.toArray(Part[]::new);
    // a quotient by the zeros beyond the end of an array would fail in vectors
    boolean vectors = task.phase == Task.Phase.TURN && !loop.divides() && size > 1;
    kernel = workers.kernels.of(loop.spec(), vectors ? workers.lanes : Lanes.SCALAR, size);
  }

  @Override
  public void run() {
    for (Scalar scalar : scalars) load(scalar);
    for (Part part : parts) frame.window(part.slot, part.window.array, part.window.start);
    workers.elements(size, operations, range);
  }

  private void range(int from, int to, int worker) {
    kernel.get().run(frame, from, to);
  }

  private void load(Scalar scalar) {
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
