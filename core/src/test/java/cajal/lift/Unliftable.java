package cajal.lift;

import java.util.Random;

/// One method for each thing that has no place in a graph.
class Unliftable {
  static double shared = 1;
  static final Random RANDOM = new Random(1);

  double x, y;
  int n;
  long big;
  double[] open = {1, 2};
  final double[] table = {1, 2};
  final Box box = new Box();
  final Box other = new Box();
  Box nobody;

  static class Box {
    double content = 1;
  }

  interface Shape {
    double area();
  }

  double openLoop() {
    double a = 0;
    for (int i = 0; i < n; i++) a += x;
    return a;
  }

  double endlessLoop() {
    double a = 0;
    while (table.length > 0) a++;
    return a;
  }

  double recursion() {
    return recursion() + 1;
  }

  double print() {
    System.out.println(x);
    return x;
  }

  double random() {
    return x + RANDOM.nextGaussian();
  }

  double mathRandom() {
    return x * Math.random();
  }

  double unknownMath() {
    return Math.nextUp(x);
  }

  double object() {
    return new Box().content;
  }

  double exception() {
    if (x < 0) throw new IllegalArgumentException("negative");
    return x;
  }

  double thrown(RuntimeException error) {
    throw error;
  }

  double caught() {
    try {
      return x / y;
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  double locked() {
    synchronized (this) {
      return x;
    }
  }

  synchronized double lockedMethod() {
    return x;
  }

  double lockedCall() {
    return lockedMethod();
  }

  double newArray() {
    double[] a = new double[3];
    return a[0];
  }

  double newMatrix() {
    double[][] a = new double[3][2];
    return a[0][0];
  }

  double newObjects() {
    Box[] a = new Box[3];
    return a.length;
  }

  void arrayElement() {
    table[0] = x;
  }

  double openArray() {
    return open[1];
  }

  double openIndex() {
    return table[n];
  }

  double outside() {
    return table[2];
  }

  boolean text() {
    String name = "a";
    return name == null;
  }

  boolean concatenation() {
    return String.valueOf(x + "mV") == null;
  }

  double lambda() {
    Shape shape = () -> 1;
    return shape.area();
  }

  double longs() {
    long a = n;
    return a * 3L;
  }

  double longField() {
    return big;
  }

  int shift() {
    return 1 << n;
  }

  int zero() {
    return n / table.length / (table.length - 2);
  }

  double staticField() {
    return x * shared;
  }

  void staticAssignment() {
    shared = x;
  }

  void constantObject() {
    box.content = x;
  }

  void reference() {
    nobody = box;
  }

  double nothing() {
    return nobody.content;
  }

  double choice() {
    return (x > 0 ? box : other).content;
  }

  double chosenVariable() {
    Box chosen = box;
    if (x > 0) chosen = other;
    return chosen.content;
  }

  double badCast() {
    Object something = box;
    return ((double[]) something)[0];
  }

  Box given(double a) {
    return box;
  }

  Shape held = () -> 1;

  double heldLambda() {
    return held.area();
  }

  native double nativeMethod();

  double nativeCall() {
    return nativeMethod();
  }
}
