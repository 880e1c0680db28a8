package cajal.lift;

import java.lang.classfile.Opcode;
import java.util.List;

/// The instructions that move operands on the stack. They count places, of which a long or double
/// takes two; here it is one entry.
final class Stacks {
  private Stacks() {}

  static void run(List<Operand> stack, Opcode opcode) {
    switch (opcode) {
      case POP, POP2 -> {
        int from = under(stack, stack.size(), opcode == Opcode.POP ? 1 : 2);
        stack.subList(from, stack.size()).clear();
      }
      case DUP -> copy(stack, 1, 0);
      case DUP_X1 -> copy(stack, 1, 1);
      case DUP_X2 -> copy(stack, 1, 2);
      case DUP2 -> copy(stack, 2, 0);
      case DUP2_X1 -> copy(stack, 2, 1);
      case DUP2_X2 -> copy(stack, 2, 2);
      case SWAP -> stack.add(stack.size() - 2, stack.removeLast());
      default -> throw new IllegalArgumentException(opcode.toString());
    }
  }

  /// Copies what takes the `copied` topmost places to under the `skipped` places below them.
  private static void copy(List<Operand> stack, int copied, int skipped) {
    int from = under(stack, stack.size(), copied);
    List<Operand> top = List.copyOf(stack.subList(from, stack.size()));
    stack.addAll(under(stack, from, skipped), top);
  }

  private static int under(List<Operand> stack, int index, int places) {
    int at = index;
    for (int left = places; left > 0; left -= stack.get(at).isWide() ? 2 : 1) at--;
    return at;
  }
}
