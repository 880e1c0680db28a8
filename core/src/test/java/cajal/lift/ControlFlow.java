package cajal.lift;

/// Every shape of control flow that javac makes of Java's statements.
class ControlFlow {
  double x, y, z;
  int n, m;
  boolean p, q;
  final int three = 3;
  final double[] table = {0.5, -1.5, 2.5};

  double straight() {
    return (x + y) * z - x / y;
  }

  double conditional() {
    return x > y ? x - y : y - x;
  }

  double ifElse() {
    double a = 1;
    if (x < 0) {
      a = y;
    } else if (y <= z) {
      a = z;
    }
    return a * 2;
  }

  double ifWithoutElse() {
    double a = x;
    if (y >= 0) a += z;
    return a;
  }

  double earlyReturns() {
    if (x == 0) return 1;
    if (y != z) return x * y;
    double a = x + y;
    if (a > 3) return a;
    return -a;
  }

  boolean logic() {
    return x > 0 && y > 0 || z > 0 && !(x > y);
  }

  boolean booleanFields() {
    return p & q | !p ^ (x > y);
  }

  boolean booleanEquality() {
    return p == q != (x < 1);
  }

  int booleanAsNumber() {
    int a = x > 0 ? 1 : 0;
    int b = p ? 1 : 0;
    return a + 3 * b;
  }

  double mixedInts() {
    int a = x > 0 ? 1 : y > 0 ? 2 : 0;
    return a * z;
  }

  int nested() {
    int a = 0;
    if (x > 0) {
      if (y > 0) {
        a = 1;
      } else {
        a = z > 0 ? 2 : n;
      }
      a += 10;
    } else {
      if (p) a = -1;
    }
    return a;
  }

  double longChain() {
    return (p || x > 0) && (q || y > 0) && (z > 0 || x < y) || (n > 2 && m < n) ? x + y : z;
  }

  void writes() {
    if (x > 0) {
      y = x;
      if (p) z = y + 1;
    } else {
      z = x;
    }
    n++;
    x = y = z * 2;
    p = x > y;
  }

  void writesOnOneWay() {
    if (p) return;
    x = 5;
    if (q) {
      n -= 3;
      return;
    }
    y += n;
  }

  double loop() {
    double a = 0;
    for (int i = 0; i < three; i++) a += x * i + y;
    return a;
  }

  double loopOverTable() {
    double a = 0;
    for (double t : table) a = a * x + t;
    return a + table[1];
  }

  double loopWithBreak() {
    double a = x;
    for (int i = 0; i < 5; i++) {
      if (a > y) break;
      a += z;
    }
    return a;
  }

  double loopWithContinueAndReturn() {
    double a = 0;
    for (int i = 0; i < 4; i++) {
      if (i == 2 && p) continue;
      if (a > 10) return i;
      a += x + i;
    }
    return a;
  }

  int whileBoth() {
    int i = 0;
    double a = x;
    while (i < 6 && a > y) {
      a -= 1;
      i++;
    }
    return i;
  }

  double doWhile() {
    double a = x;
    int i = 0;
    do {
      a = a * y + 1;
    } while (++i < 3);
    return a;
  }

  double nestedLoops() {
    double a = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        if (x > a) a += i * y + j;
      }
    }
    return a;
  }

  int ints() {
    return (n * 3 - m) % 7 + (n << 3) - (m >> 1) ^ (n >>> 28) & ~m | -n;
  }

  int division() {
    return m == 0 ? n : n / m + n % m;
  }

  int casts() {
    return (int) x + (int) Math.round(moderate(y)) + (byte) n + (short) (m * 1000) + (char) n;
  }

  double rounds() {
    double whole = Math.round(moderate(x) * 0.5);
    return whole + (float) 0.5 + (long) moderate(y) + Math.round(moderate(z) - 0.5);
  }

  /// A long is a whole double here: the same as far as neither overflows.
  private static double moderate(double a) {
    return a > -1e6 && a < 1e6 ? a : 7;
  }

  double switched() {
    return switch (n) {
      case 0 -> x;
      case 1, 2 -> y;
      case 100 -> z;
      default -> -1;
    };
  }

  @SuppressWarnings("fallthrough")
  int oldSwitch() {
    int a = 0;
    switch (m) {
      case -1:
        a = 5;
      case 2:
        a += 2;
        break;
      case 3:
        return n;
      default:
        a = m;
    }
    return a;
  }

  double stack() {
    int i = n;
    double a = x;
    double b = (a += y) * (a = z) + i++ * --i;
    table();
    return b + (x = y + 1) + (n += m);
  }

  double table() {
    return table.length;
  }

  boolean less() {
    return x < y;
  }

  boolean notLess() {
    return !(x < y);
  }

  boolean lessOrEqual() {
    return x <= y;
  }

  boolean notLessOrEqual() {
    return !(x <= y);
  }

  boolean greater() {
    return x > y;
  }

  boolean notGreater() {
    return !(x > y);
  }

  boolean greaterOrEqual() {
    return x >= y;
  }

  boolean notGreaterOrEqual() {
    return !(x >= y);
  }

  boolean equal() {
    return x == y;
  }

  boolean unequal() {
    return x != y;
  }

  double slotsUsedTwice() {
    double result = 0;
    if (x > 0) {
      int i = n;
      double a = x * i;
      result += a;
    } else {
      double b = y;
      int j = m;
      result -= b * j;
    }
    boolean c = z > 0;
    return c ? result : -result;
  }

  double helpers() {
    return square(x) + staticHelper(y, n) + recursive(z, 4);
  }

  private double square(double a) {
    return a * a;
  }

  private static double staticHelper(double a, int times) {
    return times > 2 ? a : a * times;
  }

  private static double recursive(double a, int depth) {
    if (depth == 0) return a;
    return recursive(a, depth - 1) * 0.5 + depth;
  }

  double sideEffects() {
    double before = x;
    if (p) bump(y);
    return before + x;
  }

  private void bump(double by) {
    if (by > 0) x += by;
    n++;
  }

  @Override
  public String toString() {
    return "ControlFlow";
  }
}
