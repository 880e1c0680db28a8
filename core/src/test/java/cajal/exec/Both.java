package cajal.exec;

import cajal.ir.Custom;
import cajal.ir.Type;
import java.util.List;

/// Two results, which are copies of the operands.
record Both() implements Custom.Definition {
  @Override
  public String name() {
    return "both";
  }

  @Override
  public List<Type> resultTypes(List<Type> operands) {
    return operands;
  }

  @Override
  @SuppressWarnings("SuspiciousSystemArraycopy")
  public void evaluate(List<Object> operands, List<Object> results) {
    for (int i = 0; i < operands.size(); i++) {
      int length = java.lang.reflect.Array.getLength(operands.get(i));
      System.arraycopy(operands.get(i), 0, results.get(i), 0, length);
    }
  }
}
