package cajal.emit;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.RandomGraphs;
import cajal.ir.RandomGraphs.Family;
import cajal.ir.Value;
import cajal.rules.Contract;
import cajal.rules.Lower;
import cajal.rules.Resize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/// A random elementwise graph with random places for its inputs and outputs: stores to arrays of
/// their own, stores over an input, guarded stores, and lists.
public final class RandomKernel {
  private final Random random;
  private final GraphBuilder builder = new GraphBuilder();
  private final List<Value> inputs = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Graph.Port> outputs = new ArrayList<>();
  private final List<Sink> sinks = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final Set<Slot> written = new HashSet<>();
  private final int[] counts = new int[10];
  private final Graph graph;
  private final KernelSpec spec;

  public RandomKernel(Random random, int size, Family... families) {
    this.random = random;
    Graph whole = RandomGraphs.next(random, size, builder, families);
    for (Graph.Port port : whole.inputs()) inputs.add(port.value());
    for (Node node : whole.nodes()) values.add(node.result());
    values.addAll(inputs);
    bits();
    for (Value input : inputs) slots.add(slot(input.dtype(), input.isScalar()));
    for (int i = 0; i < 3; i++) store();
    list();
    for (int i = 0; i < 2; i++) {
      guardedStore();
      storeOverAnInput();
    }
    graph = Resize.to(Frame.ALIGNMENT, Contract.apply(builder.build(outputs)));
    spec = new KernelSpec(Lower.asWritten(graph), slots, sinks);
  }

  public KernelSpec spec() {
    return spec;
  }

  /// The same with a fast form, where there is one.
  KernelSpec guarded() {
    return new KernelSpec(spec.graph(), slots, sinks, Lower.withinRange(graph));
  }

  /// The graph with its functions not written out.
  public Graph graph() {
    return graph;
  }

  /// The bits of floats and floats of bits; those of NaN are not the same on every way.
  private void bits() {
    for (DType real : List.of(DType.F32, DType.F64)) {
      Value x = any(v -> v.dtype() == real && !v.isScalar());
      if (x == null) continue;
      Value number =
          builder.select(builder.compare(CompareKind.EQ, x, x), x, builder.constant(real, 0));
      Value bits = builder.bitcast(real.bits(), number);
      Value shift = builder.constant(real.bits(), random.nextInt(real.bytes() * 8));
      BinaryKind kind =
          List.of(BinaryKind.SHL, BinaryKind.SHR, BinaryKind.USHR).get(random.nextInt(3));
      Value shifted = builder.binary(kind, bits, shift);
      values.add(shifted);
      values.add(builder.binary(BinaryKind.XOR, shifted, bits));
      values.add(builder.bitcast(real, shifted));
      values.add(builder.cast(random.nextBoolean() ? DType.I32 : DType.I64, x));
    }
  }

  private Value any(Predicate<Value> fits) {
    List<Value> fitting = values.stream().filter(fits).toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }

  private Slot slot(DType dtype, boolean scalar) {
    Slot.Kind kind = scalar ? Slot.Kind.SCALAR : Slot.Kind.ARRAY;
    return new Slot(kind, dtype, counts[dtype.ordinal() * 2 + kind.ordinal()]++);
  }

  private void output(Value value, Sink sink) {
    outputs.add(new Graph.Port("y" + outputs.size(), value));
    sinks.add(sink);
  }

  private void store() {
    Value value = any(v -> true);
    output(value, new Sink.Store(slot(value.dtype(), false)));
  }

  private void list() {
    Value value = any(v -> v.dtype() == DType.BOOL);
    if (value != null) output(value, new Sink.List(slot(DType.I32, false)));
  }

  private void guardedStore() {
    Value condition = any(v -> v.dtype() == DType.BOOL && !v.isScalar());
    Value old = freeInput();
    if (condition == null || old == null) return;
    Value fresh =
        any(v -> v.dtype() == old.dtype() && (v.isScalar() || v.type().equals(old.type())));
    overwrite(old, builder.select(condition, fresh, old));
  }

  private void storeOverAnInput() {
    Value old = freeInput();
    if (old != null) overwrite(old, any(v -> v.type().equals(old.type())));
  }

  private Value freeInput() {
    return any(v -> inputs.contains(v) && !v.isScalar() && !written.contains(place(v)));
  }

  private void overwrite(Value old, Value fresh) {
    written.add(place(old));
    output(fresh, new Sink.Store(place(old)));
  }

  private Slot place(Value input) {
    return slots.get(inputs.indexOf(input));
  }
}
