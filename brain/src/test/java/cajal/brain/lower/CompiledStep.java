package cajal.brain.lower;

import cajal.brain.Neuron;
import cajal.brain.integrate.Scheme;
import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.rules.Hoist;
import cajal.rules.Lower;
import cajal.rules.Resize;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The step of a population without a network around it: interpreted, or compiled for any lanes.
final class CompiledStep {
  static final double DT = 0.1;
  static final Key KEY = Key.of(11).fold("cells");

  private final int size;
  private final Graph graph;
  private final Map<String, Double> once;

  CompiledStep(
      Neuron neuron,
      int size,
      DType real,
      Scheme scheme,
      List<String> perNeuron,
      List<Contribution> more) {
    this.size = size;
    NeuronStep.Result result =
        NeuronStep.build(
            new NeuronStep.Spec(
                neuron,
                size,
                real,
                DT,
                perNeuron,
                more,
                List.of(),
                List.of(),
                new NeuronStep.Numerics(scheme, false),
                KEY,
                Set.of()));
    Hoist hoist = Hoist.split(result.graph(), NeuronStep.VARYING);
    graph = Lower.toPrimitives(hoist.everyStep());
    once = new HashMap<>(Scalars.of(neuron, ""));
    once.put("seed", (double) KEY.seed());
    once.putAll(Scalars.evaluate(hoist.once(), once));
  }

  private Map<String, Double> scalars(int step) {
    Map<String, Double> numbers = new HashMap<>(once);
    numbers.put("t", step * DT);
    numbers.put("step", (double) step);
    return numbers;
  }

  /// Runs steps on a copy of `arrays`, by the interpreter.
  Map<String, Object> interpret(Map<String, Object> arrays, int steps) {
    Map<String, Object> now = copies(arrays, size);
    for (int step = 0; step < steps; step++) {
      Map<String, Double> scalars = scalars(step);
      List<Object> arguments = new ArrayList<>();
      for (Graph.Port port : graph.inputs()) {
        Type type = port.value().type();
        arguments.add(
            type.isScalar()
                ? scalar(type.dtype(), scalars.getOrDefault(port.name(), 0.0))
                : now.computeIfAbsent(port.name(), name -> exact(type.dtype(), size)));
      }
      List<Object> results = Interpreter.run(graph, arguments);
      for (int i = 0; i < results.size(); i++)
        now.put(graph.outputs().get(i).name(), results.get(i));
    }
    return now;
  }

  /// Runs steps on a copy of `arrays`, by a kernel.
  Map<String, Object> compiled(Map<String, Object> arrays, int steps, Lanes lanes) {
    Graph graph = Resize.to(Frame.ALIGNMENT, this.graph);
    Map<String, Slot> slots = new LinkedHashMap<>();
    List<Slot> inputs = new ArrayList<>();
    for (Graph.Port port : graph.inputs())
      inputs.add(slot(slots, port.name(), port.value().type()));
    List<Sink> sinks = new ArrayList<>();
    for (Graph.Port port : graph.outputs()) {
      boolean list = port.name().equals(NeuronStep.SPIKES);
      Type type = list ? Type.of(DType.I32, 1) : Type.of(port.value().dtype(), 1);
      Slot slot = slot(slots, port.name(), type);
      sinks.add(list ? new Sink.List(slot) : new Sink.Store(slot));
    }
    Kernel kernel = KernelCompiler.compile(new KernelSpec(graph, inputs, sinks), lanes);
    Map<String, Object> now = copies(arrays, Frame.padded(size));
    Frame frame = new Frame(64, 64);
    frame.size = size;
    slots.forEach((name, slot) -> {
      if (slot.kind() == Slot.Kind.ARRAY) {
        frame.array(slot, now.computeIfAbsent(name, n -> Frame.allocate(slot.dtype(), size)));
      }
    });
    int spikes = 0;
    for (int step = 0; step < steps; step++) {
      Map<String, Double> scalars = scalars(step);
      slots.forEach((name, slot) -> {
        if (slot.kind() == Slot.Kind.SCALAR) frame.scalar(slot, scalars.getOrDefault(name, 0.0));
      });
      spikes = kernel.run(frame, 0, size);
    }
    Object list = now.get(NeuronStep.SPIKES);
    if (list != null) now.put(NeuronStep.SPIKES, spiked((int[]) list, spikes));
    return now;
  }

  private boolean[] spiked(int[] list, int count) {
    boolean[] spiked = new boolean[size];
    for (int i = 0; i < count; i++) spiked[list[i]] = true;
    return spiked;
  }

  private static Slot slot(Map<String, Slot> slots, String name, Type type) {
    return slots.computeIfAbsent(
        name,
        n -> {
          Slot.Kind kind = type.isScalar() ? Slot.Kind.SCALAR : Slot.Kind.ARRAY;
          int index =
              (int)
                  slots.values().stream()
                      .filter(s -> s.kind() == kind && s.dtype() == type.dtype())
                      .count();
          return new Slot(kind, type.dtype(), index);
        });
  }

  private static Map<String, Object> copies(Map<String, Object> arrays, int length) {
    Map<String, Object> copies = new HashMap<>();
    arrays.forEach((name, array) -> {
      Object copy = Array.newInstance(array.getClass().componentType(), length);
      System.arraycopy(array, 0, copy, 0, Array.getLength(array));
      copies.put(name, copy);
    });
    return copies;
  }

  static Object exact(DType dtype, int size) {
    return Array.newInstance(Frame.allocate(dtype, 0).getClass().componentType(), size);
  }

  private static Object scalar(DType dtype, double number) {
    return switch (dtype) {
      case F32 -> new float[] {(float) number};
      case F64 -> new double[] {number};
      case I32 -> new int[] {(int) number};
      case I64 -> new long[] {(long) number};
      case BOOL -> new boolean[] {number != 0};
    };
  }
}
