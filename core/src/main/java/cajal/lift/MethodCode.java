package cajal.lift;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.reflect.Method;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The bytecode of a method, its instructions by their byte index.
final class MethodCode {
  final Method method;
  private final CodeAttribute code;
  private final String file;
  private final TreeMap<Integer, Instruction> instructions = new TreeMap<>();
  private final TreeMap<Integer, Integer> lines = new TreeMap<>();
  private final Map<Integer, Place> places = new HashMap<>();
  private final BitSet targets = new BitSet();

  private MethodCode(Method method, CodeAttribute code, String file) {
    this.method = method;
    this.code = code;
    this.file = file;
    int bci = 0;
    for (CodeElement element : code) {
      switch (element) {
        case Instruction instruction -> {
          instructions.put(bci, instruction);
          bci += instruction.sizeInBytes();
        }
        case LineNumber line -> lines.put(bci, line.line());
        default -> {}
      }
    }
    for (Instruction instruction : instructions.values()) markTargets(instruction);
  }

  /// @throws LiftError if the class file is out of reach, or the method has no code
  static MethodCode of(Method method, ClassModel file) {
    String source =
        file.findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(Object::toString)
            .orElse("unknown source");
    for (MethodModel model : file.methods()) {
      if (!model.methodName().equalsString(method.getName())) continue;
      if (!model.methodType().equalsString(ClassFiles.descriptor(method))) continue;
      return model
          .findAttribute(Attributes.code())
          .map(code -> new MethodCode(method, code, source))
          .orElseThrow(() -> LiftError.noCode(method));
    }
    throw LiftError.noCode(method);
  }

  private void markTargets(Instruction instruction) {
    switch (instruction) {
      case BranchInstruction branch -> targets.set(bci(branch.target()));
      case TableSwitchInstruction table -> markTargets(table.cases(), table.defaultTarget());
      case LookupSwitchInstruction lookup -> markTargets(lookup.cases(), lookup.defaultTarget());
      default -> {}
    }
  }

  private void markTargets(List<SwitchCase> cases, Label otherwise) {
    for (SwitchCase one : cases) targets.set(bci(one.target()));
    targets.set(bci(otherwise));
  }

  int bci(Label label) {
    return code.labelToBci(label);
  }

  Instruction at(int bci) {
    Instruction instruction = instructions.get(bci);
    if (instruction == null) throw new IllegalStateException("no instruction at " + bci);
    return instruction;
  }

  boolean isTarget(int bci) {
    return targets.get(bci);
  }

  int maxLocals() {
    return code.maxLocals();
  }

  boolean catchesExceptions() {
    return !code.exceptionHandlers().isEmpty()
        && instructions.values().stream().noneMatch(MonitorInstruction.class::isInstance);
  }

  Place place(int bci) {
    Map.Entry<Integer, Integer> entry = lines.floorEntry(bci);
    int line = entry == null ? 0 : entry.getValue();
    return places.computeIfAbsent(
        line, l -> new Place(method.getDeclaringClass(), method.getName(), file, l));
  }
}
