package cajal.rules;

import cajal.ir.Graph;
import java.lang.reflect.Array;
import java.util.List;
import org.assertj.core.api.Assertions;

/// Whether two graphs gave equal numbers: `==`, and NaN where NaN is.
final class Same {
  private Same() {}

  static void check(Graph one, Graph two, List<Object> expected, List<Object> found) {
    for (int i = 0; i < expected.size(); i++) {
      for (int k = 0; k < Array.getLength(expected.get(i)); k++) {
        Object x = Array.get(expected.get(i), k);
        Object y = Array.get(found.get(i), k);
        if (!same(x, y)) {
          Assertions.fail("output %d[%d]: %s became %s in%n%s%nfrom%n%s", i, k, x, y, two, one);
        }
      }
    }
  }

  private static boolean same(Object x, Object y) {
    if (x.equals(y)) return true;
    boolean floats = x instanceof Float || x instanceof Double;
    return floats && ((Number) x).doubleValue() == ((Number) y).doubleValue();
  }
}
