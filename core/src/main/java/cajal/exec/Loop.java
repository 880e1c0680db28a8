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
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A loop as kernels that run one after another on a block of elements, and what of the program is
/// at which of their slots. Loops that differ in the number of elements alone have equal kernels.
///
/// @param scratch what the kernels hand on to one another
/// @param operations how many there are for each element
record Loop(
    List<KernelSpec> parts,
    List<Place> places,
    Set<Slot> scratch,
    int operations,
    boolean divides) {
  /// Most operations of a kernel that finds rows: one of 150 the JVM's compiler gave up ("too many
  /// clones required in partial peeling").
  private static final int CAP_WITH_ROWS = 80;

  private static final Shape ANY = Shape.of(Frame.ALIGNMENT);

  /// The value whose array is at a slot, where in it the first element is, and how far apart rows
  /// are.
  record Place(Slot slot, Value of, int start, int step) {}

  /// @param windows values that are parts of arrays
  /// @param inPlace values in whose arrays results are put, by these
  static Loop of(Schedule schedule, Task task, Set<Value> windows, Map<Value, Value> inPlace) {
    return new Maker(schedule, task, windows, inPlace).loop();
  }

  /// How many arrays or scalars of one element type a frame must have room for.
  int room() {
    int most = 0;
    for (Place place : places) most = Math.max(most, place.slot.index());
    for (Slot slot : scratch) most = Math.max(most, slot.index());
    return most + 1;
  }

  private static final class Maker {
    private final Schedule schedule;
    private final Task task;
    private final Set<Value> windows;
    private final Map<Value, Value> inPlace;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Value, Value> here = new HashMap<>();
    private final Map<Value, Slot> slots = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<DType, Integer> arrays = new EnumMap<>(DType.class);
    private final Map<DType, Integer> scalars = new EnumMap<>(DType.class);

    Maker(Schedule schedule, Task task, Set<Value> windows, Map<Value, Value> inPlace) {
      this.schedule = schedule;
      this.task = task;
      this.windows = windows;
      this.inPlace = inPlace;
    }

    Loop loop() {
      List<Slot> inputs = new ArrayList<>();
      for (Value value : task.operands) {
        boolean alone = task.size != 1 && value.shape().size() == 1;
        Type type = alone ? Type.scalar(value.dtype()) : new Type(value.dtype(), ANY);
        here.put(value, builder.input("x" + inputs.size(), type));
        inputs.add(alone ? scalar(value) : array(value, task.views.get(value)));
      }
      boolean divides = false;
      for (Node node : task.nodes) {
        here.put(node.result(), builder.add(node.op().map(this::given)));
        divides |= isIntegerQuotient(node.op());
      }
      List<Graph.Port> outputs = new ArrayList<>();
      List<Sink> sinks = new ArrayList<>();
      for (Value value : task.writes) {
        if (schedule.op(value) instanceof Move) continue;
        outputs.add(new Graph.Port("y" + outputs.size(), given(value)));
        sinks.add(new Sink.Store(result(value)));
      }
      for (Task.Put put : task.puts) {
        outputs.add(new Graph.Port("y" + outputs.size(), given(put.part())));
        sinks.add(new Sink.Store(array(put.part(), put.to())));
      }
      Graph graph = builder.build(outputs);
      int cap = task.row == 0 ? KernelChain.CAP : CAP_WITH_ROWS;
      List<Partition.Part> parts = Partition.split(graph, inputs, sinks, cap);
      List<KernelSpec> specs = parts.stream().map(this::spec).toList();
      int operations = specs.stream().mapToInt(Maker::operations).sum();
      return new Loop(specs, places, Partition.scratch(parts), operations, divides);
    }

    /// A single element is not worth a second form.
    private KernelSpec spec(Partition.Part part) {
      KernelSpec spec = KernelChain.spec(part);
      return task.size == 1 ? spec.careful() : spec;
    }

    private static int operations(KernelSpec spec) {
      Graph graph = spec.fast() == null ? spec.graph() : spec.fast();
      return (int) graph.nodes().stream().filter(node -> !node.result().isScalar()).count();
    }

    /// That of what is overwritten, so that kernels before the last that reads it do not.
    private Slot result(Value value) {
      Slot old = slots.get(inPlace.get(value));
      if (old == null) return array(value, null);
      places.add(new Place(old, value, 0, 0));
      return old;
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

    private Slot scalar(Value value) {
      int index = scalars.merge(value.dtype(), 1, Integer::sum) - 1;
      Slot slot = new Slot(Slot.Kind.SCALAR, value.dtype(), index);
      places.add(new Place(slot, value, 0, 0));
      return slot;
    }

    private Slot array(Value value, @Nullable View view) {
      int index = arrays.merge(value.dtype(), 1, Integer::sum) - 1;
      if (view != null) {
        Slot slot = new Slot(view.kind(), value.dtype(), index);
        places.add(new Place(slot, view.of(), view.start(), view.step()));
        return slot;
      }
      Slot.Kind kind = windows.contains(value) ? Slot.Kind.WINDOW : Slot.Kind.ARRAY;
      Slot slot = new Slot(kind, value.dtype(), index);
      places.add(new Place(slot, value, 0, 0));
      slots.put(value, slot);
      return slot;
    }
  }
}
