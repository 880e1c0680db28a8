package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.KernelSpec;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.BinaryKind;
import cajal.ir.DType;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A loop as a kernel, and which value of the program is at which of its slots. Loops that differ
/// in the number of elements alone have equal kernels.
record Loop(KernelSpec spec, Map<Value, Slot> slots, boolean divides) {
  private static final Shape ANY = Shape.of(Frame.ALIGNMENT);

  /// @param windows values that are parts of arrays
  static Loop of(Schedule schedule, Task task, Set<Value> windows) {
    return new Maker(schedule, task, windows).loop();
  }

  private static final class Maker {
    private final Schedule schedule;
    private final Task task;
    private final Set<Value> windows;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Value, Value> here = new HashMap<>();
    private final Map<Value, Slot> slots = new LinkedHashMap<>();
    private final Map<DType, Integer> arrays = new EnumMap<>(DType.class);
    private final Map<DType, Integer> scalars = new EnumMap<>(DType.class);

    Maker(Schedule schedule, Task task, Set<Value> windows) {
      this.schedule = schedule;
      this.task = task;
      this.windows = windows;
    }

    Loop loop() {
      List<Slot> inputs = new ArrayList<>();
      for (Value value : task.reads) {
        boolean alone = task.size != 1 && value.shape().size() == 1;
        Type type = alone ? Type.scalar(value.dtype()) : new Type(value.dtype(), ANY);
        here.put(value, builder.input("x" + inputs.size(), type));
        inputs.add(slot(value, alone));
      }
      boolean divides = false;
      for (Node node : task.nodes) {
        here.put(node.result(), builder.add(node.op().map(this::given)));
        divides |= isIntegerQuotient(node.op());
      }
      List<Graph.Port> outputs = new ArrayList<>();
      List<Sink> sinks = new ArrayList<>();
      for (Value value : task.writes) {
        outputs.add(new Graph.Port("y" + outputs.size(), given(value)));
        sinks.add(new Sink.Store(slot(value, false)));
      }
      return new Loop(new KernelSpec(builder.build(outputs), inputs, sinks), slots, divides);
    }

    private static boolean isIntegerQuotient(Op op) {
      return op instanceof Elementwise.Binary b
          && b.kind() == BinaryKind.DIV
          && b.x().dtype().isInteger();
    }

    private Value given(Value value) {
      Value known = here.get(schedule.root(value));
      if (known != null) return known;
      Op op = schedule.op(schedule.root(value));
      return builder.add(op instanceof Iota ? new Iota(ANY, 0) : op);
    }

    private Slot slot(Value value, boolean alone) {
      int index = (alone ? scalars : arrays).merge(value.dtype(), 1, Integer::sum) - 1;
      Slot.Kind kind =
          alone ? Slot.Kind.SCALAR : windows.contains(value) ? Slot.Kind.WINDOW : Slot.Kind.ARRAY;
      Slot slot = new Slot(kind, value.dtype(), index);
      slots.put(value, slot);
      return slot;
    }
  }
}
