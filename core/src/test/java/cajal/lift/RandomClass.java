package cajal.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes the source of a model class with random fields, statements and helper methods. Only
/// operations whose result is defined to the bit are used.
final class RandomClass {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private List<String> doubles = new ArrayList<>();
  private List<String> ints = new ArrayList<>();
  private List<String> booleans = new ArrayList<>();
  private int variables;
  private int helpers;

  private RandomClass(long seed) {
    random = new Random(seed);
  }

  static String source(String name, long seed) {
    RandomClass one = new RandomClass(seed);
    one.write(name);
    return one.text.toString();
  }

  private void write(String name) {
    text.append("class ").append(name).append(" {\n");
    text.append("double a, b, c; int i, j; boolean p, q;\n");
    text.append("final double k = ").append(number()).append(";\n");
    text.append("static final double S = Double.parseDouble(\"").append(number()).append("\");\n");
    helpers = 1 + random.nextInt(3);
    for (int h = 0; h < helpers; h++) helper(h);
    scope();
    text.append("double run() {\n");
    statements(3 + random.nextInt(5), 3, "");
    text.append("return ").append(real(3)).append(";\n}\n}\n");
  }

  private void scope() {
    doubles = new ArrayList<>(List.of("a", "b", "c", "k", "S"));
    ints = new ArrayList<>(List.of("i", "j"));
    booleans = new ArrayList<>(List.of("p", "q"));
  }

  /// Helper h calls only those before it.
  private void helper(int h) {
    scope();
    doubles.add("x");
    ints.add("n");
    int callable = helpers;
    helpers = h;
    text.append("private double h").append(h).append("(double x, int n) {\n");
    statements(1 + random.nextInt(3), 2, "");
    text.append("return ").append(real(2)).append(";\n}\n");
    helpers = callable;
  }

  private void statements(int count, int depth, String inLoop) {
    int d = doubles.size();
    int n = ints.size();
    int p = booleans.size();
    for (int s = 0; s < count; s++) statement(depth, inLoop);
    doubles = new ArrayList<>(doubles.subList(0, d));
    ints = new ArrayList<>(ints.subList(0, n));
    booleans = new ArrayList<>(booleans.subList(0, p));
  }

  private void statement(int depth, String inLoop) {
    int choice = random.nextInt(depth > 0 ? 13 : 7);
    String name = "v" + variables++;
    switch (choice) {
      case 0, 1 -> {
        text.append("double ").append(name).append(" = ").append(real(3)).append(";\n");
        doubles.add(name);
      }
      case 2 -> {
        text.append("int ").append(name).append(" = ").append(integer(2)).append(";\n");
        ints.add(name);
      }
      case 3 -> {
        text.append("boolean ").append(name).append(" = ").append(condition(2)).append(";\n");
        booleans.add(name);
      }
      case 4 ->
          text.append(pick("a", "b", "c"))
              .append(pick(" = ", " += ", " *= "))
              .append(real(2))
              .append(";\n");
      case 5 ->
          text.append(pick("i", "j"))
              .append(pick(" = ", " += ", " ^= "))
              .append(integer(2))
              .append(";\n");
      case 6 ->
          text.append(pick("p", "q"))
              .append(pick(" = ", " &= ", " |= "))
              .append(condition(2))
              .append(";\n");
      case 7, 8 -> {
        text.append("if (").append(condition(2)).append(") {\n");
        statements(1 + random.nextInt(2), depth - 1, inLoop);
        text.append("}\n");
      }
      case 9, 10 -> {
        text.append("if (").append(condition(2)).append(") {\n");
        statements(1 + random.nextInt(2), depth - 1, inLoop);
        text.append("} else {\n");
        statements(1 + random.nextInt(2), depth - 1, inLoop);
        text.append("}\n");
      }
      case 11 -> loop(name, depth);
      default -> {
        text.append("if (").append(condition(1)).append(") ");
        boolean leaves = !inLoop.isEmpty() && random.nextBoolean();
        text.append(leaves ? inLoop : "return " + real(1)).append(";\n");
      }
    }
  }

  private void loop(String name, int depth) {
    text.append("for (int ").append(name).append(" = 0; ").append(name).append(" < ");
    text.append(1 + random.nextInt(4));
    if (random.nextInt(3) == 0) text.append(" && ").append(condition(1));
    text.append("; ").append(name).append("++) {\n");
    statements(1 + random.nextInt(2), depth - 1, pick("break", "continue"));
    text.append("}\n");
  }

  private String real(int depth) {
    if (depth == 0) return random.nextInt(4) == 0 ? number() : pick(doubles);
    return switch (random.nextInt(14)) {
      case 0, 1 -> "(" + real(depth - 1) + " + " + real(depth - 1) + ")";
      case 2 -> "(" + real(depth - 1) + " - " + real(depth - 1) + ")";
      case 3, 4 -> "(" + real(depth - 1) + " * " + real(depth - 1) + ")";
      case 5 -> "(" + real(depth - 1) + " / " + real(depth - 1) + ")";
      case 6 -> "(-(" + real(depth - 1) + "))";
      case 7 -> "Math." + pick("min", "max") + "(" + real(depth - 1) + ", " + real(depth - 1) + ")";
      case 8 ->
          "Math." + pick("abs", "sqrt", "floor", "ceil", "rint") + "(" + real(depth - 1) + ")";
      case 9 ->
          "(" + condition(depth - 1) + " ? " + real(depth - 1) + " : " + real(depth - 1) + ")";
      case 10 -> "(double) " + integer(depth - 1);
      case 11 ->
          helpers == 0
              ? pick(doubles)
              : "h"
                  + random.nextInt(helpers)
                  + "("
                  + real(depth - 1)
                  + ", "
                  + integer(depth - 1)
                  + ")";
      case 12 -> "(" + pick("a", "b", "c") + " = " + real(depth - 1) + ")";
      default -> "Math.fma(" + real(0) + ", " + real(depth - 1) + ", " + real(0) + ")";
    };
  }

  private String integer(int depth) {
    if (depth == 0) return random.nextInt(3) == 0 ? "" + (random.nextInt(9) - 3) : pick(ints);
    return switch (random.nextInt(10)) {
      case 0, 1 -> "(" + integer(depth - 1) + pick(" + ", " - ", " * ") + integer(depth - 1) + ")";
      case 2 -> "(" + integer(depth - 1) + pick(" & ", " | ", " ^ ") + integer(depth - 1) + ")";
      case 3 -> "(" + integer(depth - 1) + pick(" << ", " >> ", " >>> ") + random.nextInt(9) + ")";
      case 4 -> "(" + integer(depth - 1) + pick(" / ", " % ") + (1 + random.nextInt(5)) + ")";
      case 5 -> "(int) " + real(depth - 1);
      case 6 -> "(" + condition(depth - 1) + " ? " + integer(depth - 1) + " : " + integer(0) + ")";
      case 7 -> pick("i", "j") + pick("++", "--");
      case 8 -> "Math." + pick("min", "max") + "(" + integer(depth - 1) + ", " + integer(0) + ")";
      default -> pick("(byte) ", "(short) ", "~") + integer(depth - 1);
    };
  }

  private String condition(int depth) {
    if (depth == 0) return pick(booleans);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        String relation = pick(" < ", " <= ", " > ", " >= ", " == ", " != ");
        yield "(" + real(depth - 1) + relation + real(depth - 1) + ")";
      }
      case 3 -> "(" + integer(depth - 1) + pick(" < ", " >= ", " == ") + integer(depth - 1) + ")";
      case 4 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
      case 5 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
      case 6 -> "!" + condition(depth - 1);
      case 7 ->
          "(" + condition(depth - 1) + pick(" ^ ", " == ", " & ") + condition(depth - 1) + ")";
      default -> pick(booleans);
    };
  }

  private String number() {
    return pick("0.0", "1.0", "-1.0", "0.5", "2.0", "-0.25", "3.75", "1e300");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
