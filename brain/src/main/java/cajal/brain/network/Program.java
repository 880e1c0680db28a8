package cajal.brain.network;

import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.Scalars;
import cajal.emit.Frame;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.rules.Hoist;
import cajal.rules.Lower;
import cajal.rules.Resize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// A graph made ready for code: what is the same in every step is computed once, and whatever it
/// reads and writes has a place in a frame.
final class Program {
  private record Moving(Slot slot, IntFunction<Object> array) {}

  final Graph graph;
  private final Map<String, Double> numbers;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final int[] counts = new int[DType.values().length * 2];
  private final List<Moving> arrays = new ArrayList<>();

  /// @param numbers the parameters by name
  Program(Graph graph, Map<String, Double> numbers) {
    Hoist hoist = Hoist.split(graph, NeuronStep.VARYING);
    this.graph = Resize.to(Frame.ALIGNMENT, Lower.toPrimitives(hoist.everyStep()));
    this.numbers = new HashMap<>(numbers);
    this.numbers.putAll(Scalars.evaluate(hoist.once(), numbers));
  }

  /// The place of a scalar; its number is known, or is that of the step.
  Slot scalar(String name, DType dtype) {
    return slots.computeIfAbsent(name, fresh -> next(Slot.Kind.SCALAR, dtype));
  }

  /// The place of an array that may be another one in each step.
  Slot array(String name, DType dtype, IntFunction<Object> array) {
    return slots.computeIfAbsent(
        name,
        fresh -> {
          Slot slot = next(Slot.Kind.ARRAY, dtype);
          arrays.add(new Moving(slot, array));
          return slot;
        });
  }

  private Slot next(Slot.Kind kind, DType dtype) {
    return new Slot(kind, dtype, counts[dtype.ordinal() * 2 + kind.ordinal()]++);
  }

  /// One frame for each worker; when all places are known.
  Frame[] frames(int workers, int size) {
    int room = 1;
    for (int count : counts) room = Math.max(room, count);
    Frame[] frames = new Frame[workers];
    for (int w = 0; w < workers; w++) {
      frames[w] = new Frame(room, room);
      frames[w].size = size;
      Frame frame = frames[w];
      slots.forEach((name, slot) -> {
        Double number = slot.kind() == Slot.Kind.SCALAR ? numbers.get(name) : null;
        if (number != null) frame.scalar(slot, number);
      });
    }
    return frames;
  }

  /// Puts the arrays of a step, and its number and time, into a frame.
  void aim(Frame frame, int step, double dt) {
    for (Moving moving : arrays) frame.array(moving.slot, moving.array.apply(step));
    Slot slot = slots.get("t");
    if (slot != null) frame.scalar(slot, step * dt);
    slot = slots.get("step");
    if (slot != null) frame.scalar(slot, step);
  }
}
