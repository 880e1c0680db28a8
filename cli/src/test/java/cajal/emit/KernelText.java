package cajal.emit;

import cajal.ir.Node;
import cajal.ir.Value;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a kernel is planned and what its class calls, as text for the documentation.
public final class KernelText {
  private KernelText() {}

  /// What the loop does in every turn, and what behind which condition.
  public static String plan(KernelSpec spec) {
    KernelPlan plan = KernelPlan.of(spec);
    Map<Slot, String> names = new HashMap<>();
    for (int i = 0; i < spec.inputs().size(); i++) {
      names.put(spec.inputs().get(i), spec.graph().inputs().get(i).name());
    }
    StringBuilder text = new StringBuilder("always\n");
    lines(spec, plan.always(), text);
    plan.stores().forEach(store -> store(store, names, text));
    for (KernelPlan.Branch branch : plan.branches()) {
      text.append("where ").append(branch.condition()).append('\n');
      lines(spec, branch.nodes(), text);
      branch.stores().forEach(store -> store(store, names, text));
      branch.lists().forEach(list -> text.append("  list the neuron\n"));
    }
    return text.toString();
  }

  private static void lines(KernelSpec spec, List<Node> nodes, StringBuilder text) {
    Map<Value, String> lines = new HashMap<>();
    List<String> printed = spec.graph().toString().lines().skip(1).toList();
    for (int i = 0; i < spec.graph().nodes().size(); i++) {
      lines.put(spec.graph().nodes().get(i).result(), printed.get(i));
    }
    nodes.forEach(node -> text.append(lines.get(node.result())).append('\n'));
  }

  private static void store(KernelPlan.Output store, Map<Slot, String> names, StringBuilder text) {
    text.append("  store ").append(store.value());
    text.append(" to ").append(names.get(store.slot())).append('\n');
  }

  /// The calls in the kernel's class, and how often each stands there.
  public static String calls(KernelSpec spec, Lanes lanes) {
    MethodModel run =
        ClassFile.of().parse(KernelEmitter.emit(spec, lanes)).methods().stream()
            .filter(method -> method.methodName().equalsString("run"))
            .findFirst()
            .orElseThrow();
    Map<String, Long> calls =
        run.code()
            .orElseThrow()
            .elementStream()
            .filter(InvokeInstruction.class::isInstance)
            .map(KernelText::call)
            .collect(
                Collectors.groupingBy(call -> call, LinkedHashMap::new, Collectors.counting()));
    return calls.entrySet().stream()
        .map(call -> "%3d  %s%n".formatted(call.getValue(), call.getKey()))
        .collect(Collectors.joining());
  }

  private static String call(CodeElement element) {
    InvokeInstruction call = (InvokeInstruction) element;
    String owner = call.owner().asInternalName();
    String parameters =
        call.typeSymbol().parameterList().stream()
            .map(type -> type.displayName())
            .collect(Collectors.joining(", ", "(", ")"));
    return owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name() + parameters;
  }
}
