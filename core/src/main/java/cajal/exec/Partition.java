package cajal.exec;

import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Cuts a graph that is too large for one loop into parts that run one after another, where few
/// values cross; those are handed on in scratch arrays. Scalars are computed again in each part.
final class Partition {
  /// One loop, in operations that are not primitive yet; or one count that is drawn.
  record Part(Graph graph, List<Slot> inputs, List<Sink> outputs) {
    boolean isCount() {
      return graph.nodes().stream().anyMatch(node -> Cuts.isCount(node.op()));
    }
  }

  private final Graph graph;
  private final List<Node> order;
  private final List<Sink> sinks;
  private final @Nullable Node[] producers;
  private final Map<Value, Slot> slots = new HashMap<>();
  private final Map<Value, Integer> home = new HashMap<>();
  private final Map<Value, Integer> lastUse = new HashMap<>();
  private final Set<Integer> counts = new HashSet<>();
  private final Map<Value, Slot> handedOn = new LinkedHashMap<>();

  private Partition(Graph graph, List<Slot> inputs, List<Sink> sinks) {
    this.graph = graph;
    this.order = Cuts.order(graph);
    this.sinks = sinks;
    this.producers = graph.producers();
    for (int i = 0; i < inputs.size(); i++) slots.put(graph.inputs().get(i).value(), inputs.get(i));
  }

  /// The parts, each of at most `cap` operations if its functions are not larger themselves.
  static List<Part> split(Graph graph, List<Slot> inputs, List<Sink> outputs, int cap) {
    List<Integer> borders = Cuts.of(graph, cap);
    if (borders.size() == 1) return List.of(new Part(graph, inputs, outputs));
    return new Partition(graph, inputs, outputs).split(borders);
  }

  private List<Part> split(List<Integer> borders) {
    int part = 0;
    for (int i = 0; i < order.size(); i++) {
      while (i >= borders.get(part)) part++;
      home.put(order.get(i).result(), part);
      if (Cuts.isCount(order.get(i).op())) counts.add(part);
      for (Value operand : order.get(i).op().operands()) use(operand, part);
    }
    int[] storedIn = storedIn();
    assignScratch(borders.size());
    List<Part> parts = new ArrayList<>();
    for (int p = 0; p < borders.size(); p++) parts.add(part(p, storedIn));
    return parts;
  }

  private void use(Value value, int part) {
    lastUse.merge(value, part, Math::max);
  }

  /// The part that stores each output; one that hands an input over reads it there, and others
  /// wait.
  private int[] storedIn() {
    int[] storedIn = new int[sinks.size()];
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i < storedIn.length; i++) {
        int part = storedIn(i);
        moved |= part != storedIn[i];
        storedIn[i] = part;
        use(graph.outputs().get(i).value(), part);
      }
    }
    return storedIn;
  }

  /// The part that stores an output: a loop after or with all that read what it overwrites.
  private int storedIn(int output) {
    int part = home.getOrDefault(graph.outputs().get(output).value(), 0);
    if (sinks.get(output) instanceof Sink.Store store) {
      part = Math.max(part, lastRead(store.slot()));
    }
    while (counts.contains(part)) part++;
    return part;
  }

  private int lastRead(Slot slot) {
    int part = 0;
    for (Map.Entry<Value, Slot> input : slots.entrySet()) {
      if (input.getValue().equals(slot)) {
        part = Math.max(part, lastUse.getOrDefault(input.getKey(), 0));
      }
    }
    return part;
  }

  /// Gives each value that crosses a border a scratch array until the last part that uses it.
  private void assignScratch(int parts) {
    Map<DType, TreeSet<Integer>> free = new EnumMap<>(DType.class);
    int[] next = new int[DType.values().length];
    for (Slot slot : slots.values()) reserve(next, slot);
    for (Sink sink : sinks) {
      reserve(next, sink instanceof Sink.Store store ? store.slot() : ((Sink.List) sink).slot());
    }
    for (int part = 0; part < parts; part++) {
      for (Map.Entry<Value, Slot> entry : handedOn.entrySet()) {
        if (lastUse.getOrDefault(entry.getKey(), part) == part - 1) {
          Slot slot = entry.getValue();
          free.computeIfAbsent(slot.dtype(), dtype -> new TreeSet<>()).add(slot.index());
        }
      }
      for (Node node : order) {
        Value value = node.result();
        boolean isHere = home.getOrDefault(value, -1) == part;
        if (!isHere || lastUse.getOrDefault(value, part) == part) continue;
        TreeSet<Integer> known = free.getOrDefault(value.dtype(), new TreeSet<>());
        Integer index = known.pollFirst();
        handedOn.put(
            value,
            new Slot(
                Slot.Kind.BLOCK,
                value.dtype(),
                index == null ? next[value.dtype().ordinal()]++ : index));
      }
    }
  }

  private static void reserve(int[] next, Slot slot) {
    if (slot.kind() == Slot.Kind.SCALAR) return;
    next[slot.dtype().ordinal()] = Math.max(next[slot.dtype().ordinal()], slot.index() + 1);
  }

  private Part part(int part, int[] storedIn) {
    Copy copy = new Copy(part);
    List<Graph.Port> outputs = new ArrayList<>();
    List<Sink> stores = new ArrayList<>();
    for (Node node : order) {
      Value value = node.result();
      if (home.getOrDefault(value, -1) != part) continue;
      copy.here(value);
      Slot slot = handedOn.get(value);
      if (slot == null) continue;
      outputs.add(new Graph.Port("handed." + outputs.size(), copy.here(value)));
      stores.add(new Sink.Store(slot));
    }
    for (int i = 0; i < storedIn.length; i++) {
      if (storedIn[i] != part) continue;
      Graph.Port output = graph.outputs().get(i);
      outputs.add(new Graph.Port(output.name(), copy.here(output.value())));
      stores.add(sinks.get(i));
    }
    Graph built = copy.builder.build(outputs);
    return new Part(built, copy.inputs, stores);
  }

  /// The operations of one part, made again in a graph of its own.
  private final class Copy {
    private final int part;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Value, Value> made = new HashMap<>();
    private final List<Slot> inputs = new ArrayList<>();

    Copy(int part) {
      this.part = part;
    }

    Value here(Value value) {
      Value known = made.get(value);
      if (known != null) return known;
      Node node = producers[value.id()];
      Value copy;
      if (node != null && home.getOrDefault(value, part) == part) {
        copy = builder.add(node.op().map(this::here));
      } else {
        copy = input(value, node == null ? slots.get(value) : handedOn.get(value));
      }
      made.put(value, copy);
      return copy;
    }

    private Value input(Value value, @Nullable Slot slot) {
      inputs.add(Objects.requireNonNull(slot));
      return builder.input("x" + inputs.size(), value.type());
    }
  }

  /// The scratch slots among the places of some parts.
  static Set<Slot> scratch(List<Part> parts) {
    Set<Slot> blocks = new LinkedHashSet<>();
    for (Part part : parts) {
      for (Slot slot : part.inputs()) {
        if (slot.kind() == Slot.Kind.BLOCK) blocks.add(slot);
      }
    }
    return blocks;
  }
}
