package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.List;

/// Finds the elements of an array that are not 0, with a kernel that lists where something holds.
final class NonZeros {
  /// Most elements of a vector.
  private static final int WIDEST = 16;

  private static final Slot LIST = new Slot(Slot.Kind.ARRAY, DType.I32, 0);

  private final DType dtype;
  private final Slot slot;
  private final Tiers kernel;
  private final Frame frame = new Frame(1, 0);
  private Kernel current;

  /// @param most elements that are looked through at once
  NonZeros(DType dtype, int most, Lanes lanes) {
    this.dtype = dtype;
    slot = new Slot(Slot.Kind.WINDOW, dtype, 0);
    kernel = Tiers.of(spec(), lanes);
    current = kernel.current();
    frame.array(LIST, Frame.allocate(DType.I32, most));
  }

  private KernelSpec spec() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", new Type(dtype, Shape.of(Frame.ALIGNMENT)));
    Value isThere = builder.compare(CompareKind.NE, x, builder.constant(dtype, 0));
    Graph graph = builder.build(List.of(new Graph.Port("isThere", isThere)));
    return new KernelSpec(graph, List.of(slot), List.of(new Sink.List(LIST)));
  }

  /// Takes the fastest kernel there is, for the calls that follow.
  void start() {
    current = kernel.current();
  }

  /// How many of the `count` elements from `at` on are not 0: their places among them are the first
  /// of [#places].
  int find(Object x, int at, int count) {
    // a vector must not hang over the end of the array
    int whole = count - count % WIDEST;
    frame.window(slot, x, at);
    frame.size = whole;
    int found = current.run(frame, 0, whole);
    int[] places = places();
    for (int i = whole; i < count; i++) {
      if (isThere(x, at + i)) places[found++] = i;
    }
    return found;
  }

  private static boolean isThere(Object x, int at) {
    return x instanceof float[] f32 ? f32[at] != 0 : ((double[]) x)[at] != 0;
  }

  int[] places() {
    return frame.i32[LIST.index()];
  }
}
