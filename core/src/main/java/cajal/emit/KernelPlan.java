package cajal.emit;

import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the loop of a kernel does in every turn, and what only where a condition holds.
///
/// A store of `select(c, new, old)` into the very array that `old` was read from changes nothing
/// where `c` is false, so it goes into the branch of `c`, with all operations that only such stores
/// need. The branches come last: no store before them touches what they read, since inputs that
/// they alone read are loaded in them, and an array is stored once.
record KernelPlan(
    List<Node> always,
    Set<Value> early,
    List<Output> stores,
    List<Branch> branches,
    Map<Value, Slot> slots,
    @Nullable Node[] producers) {

  /// A value and where it is stored.
  record Output(Value value, Slot slot) {}

  /// The operations, stores and lists that a condition guards.
  record Branch(Value condition, List<Node> nodes, List<Output> stores, List<Slot> lists) {}

  static KernelPlan of(KernelSpec spec) {
    Graph graph = spec.loop();
    Map<Value, Slot> slots = new HashMap<>();
    for (int i = 0; i < graph.inputs().size(); i++) {
      slots.put(graph.inputs().get(i).value(), spec.inputs().get(i));
    }
    @Nullable Node[] producers = graph.producers();
    List<Output> stores = new ArrayList<>();
    Map<Value, Branch> branches = new LinkedHashMap<>();
    for (int i = 0; i < spec.outputs().size(); i++) {
      Value value = graph.outputs().get(i).value();
      switch (spec.outputs().get(i)) {
        case Sink.List list -> branch(branches, value).lists().add(list.slot());
        case Sink.Store store -> {
          Value condition = guard(producers[value.id()], store.slot(), slots);
          if (store.slot().equals(slots.get(value))) continue;
          if (condition == null) {
            stores.add(new Output(value, store.slot()));
          } else {
            branch(branches, condition).stores().add(new Output(value, store.slot()));
          }
        }
      }
    }
    Set<Value> hot = new HashSet<>();
    spec.guards().forEach(guard -> need(guard, producers, hot));
    stores.forEach(output -> need(output.value(), producers, hot));
    branches.keySet().forEach(condition -> need(condition, producers, hot));
    List<Node> always = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (!node.result().isScalar() && hot.contains(node.result())) always.add(node);
    }
    for (Branch branch : branches.values()) {
      Set<Value> needed = new HashSet<>();
      branch.stores().forEach(output -> need(output.value(), producers, needed));
      for (Node node : graph.nodes()) {
        Value result = node.result();
        if (!result.isScalar() && needed.contains(result) && !hot.contains(result)) {
          branch.nodes().add(node);
        }
      }
    }
    List<Branch> guarded = List.copyOf(branches.values());
    return new KernelPlan(
        always, spoilt(stores, guarded, slots), stores, guarded, slots, producers);
  }

  /// The inputs that a later store would spoil.
  private static Set<Value> spoilt(
      List<Output> stores, List<Branch> branches, Map<Value, Slot> slots) {
    Map<Slot, Object> writers = new HashMap<>();
    stores.forEach(output -> writers.put(output.slot(), stores));
    branches.forEach(
        branch -> branch.stores().forEach(output -> writers.put(output.slot(), branch)));
    Set<Value> early = new LinkedHashSet<>();
    Map<Value, Object> readers = new LinkedHashMap<>();
    stores.forEach(output -> readers.put(output.value(), writers));
    for (Branch branch : branches) {
      branch.stores().forEach(output -> readers.put(output.value(), writers));
    }
    readers.forEach((value, reader) -> addIfSpoilt(value, reader, slots, writers, early));
    for (Branch branch : branches) {
      addIfSpoilt(branch.condition(), branch, slots, writers, early);
      for (Node node : branch.nodes()) {
        for (Value operand : node.op().operands()) {
          addIfSpoilt(operand, branch, slots, writers, early);
        }
      }
    }
    return early;
  }

  private static void addIfSpoilt(
      Value value,
      Object reader,
      Map<Value, Slot> slots,
      Map<Slot, Object> writers,
      Set<Value> early) {
    Slot slot = slots.get(value);
    if (slot == null || slot.kind() == Slot.Kind.SCALAR) return;
    Object writer = writers.get(slot);
    if (writer != null && writer != reader) early.add(value);
  }

  private static Branch branch(Map<Value, Branch> branches, Value condition) {
    return branches.computeIfAbsent(
        condition, key -> new Branch(key, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  /// The condition outside which a store changes nothing, or null.
  private static @Nullable Value guard(@Nullable Node node, Slot slot, Map<Value, Slot> slots) {
    return node != null
            && node.op() instanceof Elementwise.Select select
            && !select.condition().isScalar()
            && slot.equals(slots.get(select.ifFalse()))
        ? select.condition()
        : null;
  }

  private static void need(Value value, @Nullable Node[] producers, Set<Value> needed) {
    if (!needed.add(value)) return;
    Node node = producers[value.id()];
    if (node == null) return;
    for (Value operand : node.op().operands()) need(operand, producers, needed);
  }

  @Nullable Node producer(Value value) {
    return producers[value.id()];
  }

  Slot slot(Value input) {
    return Objects.requireNonNull(slots.get(input), input::toString);
  }
}
