package cajal.docs;

import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.SymbolicModel;
import cajal.brain.models.CobaLif;
import cajal.emit.Frame;
import cajal.emit.KernelSpec;
import cajal.emit.KernelText;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import cajal.random.Key;
import cajal.rules.Hoist;
import cajal.rules.Lower;
import cajal.rules.Resize;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The neuron [CobaLif] at every stage of the compiler, as text.
final class Stages {
  private final NeuronStep.Result step =
      NeuronStep.build(NeuronStep.Spec.alone(new CobaLif(), 4000, DType.F32, 0.1, Key.of(1)));
  private final Hoist hoist = Hoist.split(step.graph(), NeuronStep.VARYING);
  private final Graph lowered = Resize.to(Frame.ALIGNMENT, Lower.toPrimitives(hoist.everyStep()));

  String text(String stage) {
    return switch (stage) {
      case "bytecode" -> bytecode("dgE");
      case "lifted" -> lifted("dv").toString();
      case "integration" -> methods();
      case "step" -> step.graph().toString();
      case "once" -> hoist.once().toString();
      case "every step" -> hoist.everyStep().toString();
      case "lowered" -> lowered.toString();
      case "plan" -> KernelText.plan(spec());
      case "calls" -> KernelText.calls(spec(), Lanes.V256);
      default -> throw new IllegalArgumentException("no stage '" + stage + "'");
    };
  }

  private static String bytecode(String name) {
    try (InputStream file = CobaLif.class.getResourceAsStream("CobaLif.class")) {
      MethodModel method =
          ClassFile.of().parse(Objects.requireNonNull(file).readAllBytes()).methods().stream()
              .filter(each -> each.methodName().equalsString(name))
              .findFirst()
              .orElseThrow();
      StringBuilder text = new StringBuilder();
      method
          .code()
          .orElseThrow()
          .elementStream()
          .forEach(element -> {
            if (!(element instanceof Instruction instruction)) return;
            text.append(instruction.opcode().name().toLowerCase(Locale.ROOT));
            if (element instanceof FieldInstruction field) text.append(' ').append(field.name());
            text.append('\n');
          });
      return text.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Graph lifted(String name) {
    GraphBuilder builder = new GraphBuilder();
    SymbolicModel model =
        new SymbolicModel(
            builder,
            new CobaLif(),
            DType.F32,
            Shape.of(4000),
            "",
            new SymbolicModel.Settings(0.1, List.of()));
    Lifter lifter =
        new Lifter(
            builder,
            DType.F32,
            (kind, site, occurrence, parameters) -> {
              throw new AssertionError("CobaLif draws nothing");
            });
    try {
      Lifted lifted = lifter.call(model, CobaLif.class.getDeclaredMethod(name));
      Value result = Objects.requireNonNull(lifted.result());
      return builder.build(List.of(new Graph.Port(name, result)));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private String methods() {
    StringBuilder text = new StringBuilder();
    step.methods().forEach((state, how) -> text.append(state + ": " + how + "\n"));
    return text.toString();
  }

  private KernelSpec spec() {
    Map<String, Slot> slots = new HashMap<>();
    int[] counts = new int[DType.values().length * 2];
    List<Slot> inputs = new ArrayList<>();
    for (Graph.Port port : lowered.inputs()) {
      inputs.add(slot(slots, counts, port.name(), port.value().type()));
    }
    List<Sink> sinks = new ArrayList<>();
    for (Graph.Port port : lowered.outputs()) {
      sinks.add(
          port.name().equals(NeuronStep.SPIKES)
              ? new Sink.List(slot(slots, counts, port.name(), Type.of(DType.I32, 1)))
              : new Sink.Store(slot(slots, counts, port.name(), port.value().type())));
    }
    return new KernelSpec(lowered, inputs, sinks);
  }

  private static Slot slot(Map<String, Slot> slots, int[] counts, String name, Type type) {
    return slots.computeIfAbsent(
        name,
        fresh -> {
          Slot.Kind kind = type.isScalar() ? Slot.Kind.SCALAR : Slot.Kind.ARRAY;
          int index = counts[type.dtype().ordinal() * 2 + kind.ordinal()]++;
          return new Slot(kind, type.dtype(), index);
        });
  }
}
