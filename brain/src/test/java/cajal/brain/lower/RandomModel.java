package cajal.brain.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Writes the source of a neuron class at random: states of all types, parameters, derivatives with
/// functions of `Math`, conditions and helper methods, spikes, resets, refractoriness, noise.
///
/// Each derivative pulls its state back and is smooth in it, so that the plain run's slope by
/// differences is right; all else may have steps and kinks.
final class RandomModel {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> numbers = new ArrayList<>();
  private final List<String> smooth = new ArrayList<>();
  private int helpers;

  private final boolean draws;

  private final int states;
  private boolean noisy;

  RandomModel(String name, long seed) {
    random = new Random(seed);
    states = 1 + random.nextInt(4);
    draws = random.nextInt(4) == 0;
    write(name);
  }

  String source() {
    return text.toString();
  }

  boolean isNoisy() {
    return noisy;
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void write(String name) {
    line("import cajal.brain.*;");
    line("public class %s extends Neuron {", name);
    int parameters = 2 + random.nextInt(4);
    for (int i = 0; i < parameters; i++) {
      line("  public double p%d = %s;", i, pick("0", "1", "-1", number(), number(), number()));
      numbers.add("p" + i);
    }
    line("  public int n = %d;", random.nextInt(3));
    line("  public boolean mode = %s;", random.nextBoolean());
    line("  public float q = %sf;", pick("0.375", "-1.5", "1"));
    for (int i = 0; i < states; i++) {
      line("  @State public double x%d = %s;", i, number());
      numbers.add("x" + i);
    }
    line("  @State public int count;");
    line("  @State public boolean flag;");
    numbers.addAll(List.of("input", "q", "(double) count", "(flag ? 0.5 : -0.5)"));
    int methods = random.nextInt(3);
    for (int h = 0; h < methods; h++) helper();
    for (int i = 0; i < states; i++) derivative(i);
    spikes();
    line("}");
  }

  private void helper() {
    List<String> outer = List.copyOf(numbers);
    numbers.addAll(List.of("a", "b", "a"));
    line("  private double h%d(double a, double b) {", helpers);
    line("    double c = %s;", expression(2));
    numbers.add("c");
    line("    if (%s) return %s;", condition(1), expression(1));
    line("    for (int i = 0; i < n; i++) c = 0.5 * c + %s;", expression(1));
    if (draws) line("    if (%s) c += cajal.random.Draw.uniform(-1, a);", condition(0));
    line("    return c;");
    line("  }");
    numbers.clear();
    numbers.addAll(outer);
    helpers++;
  }

  private void derivative(int i) {
    String x = "x" + i;
    boolean held = random.nextInt(3) == 0;
    line("  @Derivative(unlessRefractory = %s) double d%s() {", held, x);
    String rate = random.nextBoolean() ? "(1 + p0 * p0)" : decimal(0.05 + random.nextDouble());
    if (random.nextInt(3) == 0) {
      line("    return (%s - %s) * %s;", parameter(), x, rate);
    } else {
      List<String> all = List.copyOf(numbers);
      numbers.removeIf(one -> one.equals(x));
      // a helper may have kinks in any state
      int known = helpers;
      helpers = 0;
      line("    double c = Math.tanh(%s);", expression(3));
      line("    if (%s) c = c + Math.sin(%s);", condition(1), expression(1));
      if (draws)
        line("    c += 0.1 * cajal.random.Draw.%s;", pick("exponential(p1)", "normal(0, 1)"));
      smooth.clear();
      smooth.addAll(List.of(x, x, "c", "p1", "input", "Math.cos(0.3 * t)"));
      line("    return (3 * c - %s) * %s + Math.sin(%s);", x, rate, smooth(3));
      helpers = known;
      numbers.clear();
      numbers.addAll(all);
    }
    line("  }");
    if (!draws || random.nextBoolean()) return;
    smooth.clear();
    smooth.addAll(List.of(x, "p1", "input"));
    line("  @Noise(of = \"%s\") double noise%s() {", x, x);
    line("    return 0.1 + 0.1 * Math.tanh(%s);", smooth(1));
    line("  }");
    noisy = true;
  }

  private void spikes() {
    line("  @Override protected boolean spikes() {");
    line(
        "    return x0 > %s %s;",
        decimal(random.nextDouble() * 2 - 1),
        pick("", "", "&& " + condition(1), "|| " + condition(1)));
    line("  }");
    line("  @Override protected void onSpike() {");
    line("    x0 = %s;", parameter());
    line("    count++;");
    if (states > 1) line("    if (%s) x1 += Math.tanh(%s);", condition(1), expression(2));
    line("    flag = %s;", pick("!flag", "count %% 2 == 0", condition(1)).replace("%%", "%"));
    if (draws) line("    x0 += cajal.random.Draw.normal(0, 0.5);");
    if (random.nextBoolean()) line("    refractory(%s);", pick("0.31", "0.2", "p0 * p0 + 0.123"));
    line("  }");
  }

  private String parameter() {
    return pick("p0", "p1", number());
  }

  private String expression(int depth) {
    if (depth == 0) return random.nextInt(4) == 0 ? number() : pick(numbers);
    String a = expression(depth - 1);
    String b = expression(depth - 1);
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> "(" + a + " + " + b + ")";
      case 3, 4 -> "(" + a + " - " + b + ")";
      case 5, 6, 7 -> a + " * " + b;
      case 8 -> a + " / (0.5 + Math.abs(" + b + "))";
      case 9 -> "Math.exp(-Math.abs(" + a + "))";
      case 10 -> pick("Math.min(", "Math.max(") + a + ", " + b + ")";
      case 11 -> pick("Math.sin(", "Math.cos(", "Math.tanh(", "Math.atan(") + a + ")";
      case 12 -> "Math.sqrt(Math.abs(" + a + "))";
      case 13 -> "Math.log(1 + Math.abs(" + a + "))";
      case 14 -> "Math.pow(" + a + ", " + pick("2", "3", "2.0") + ")";
      case 15 -> "(" + condition(depth - 1) + " ? " + a + " : " + b + ")";
      case 16 -> pick("Math.floor(", "Math.rint(", "Math.signum(", "-(") + a + ")";
      case 17 -> "cajal.math.Fn.exprel(Math.tanh(" + a + "))";
      case 18 -> "Math.fma(" + a + ", 0.5, " + b + ")";
      default ->
          helpers == 0
              ? "Math.abs(" + a + ")"
              : "h" + random.nextInt(helpers) + "(" + a + ", " + b + ")";
    };
  }

  private String smooth(int depth) {
    if (depth == 0) return random.nextInt(4) == 0 ? number() : pick(smooth);
    String a = smooth(depth - 1);
    String b = smooth(depth - 1);
    return switch (random.nextInt(10)) {
      case 0, 1 -> "(" + a + " + " + b + ")";
      case 2 -> "(" + a + " - " + b + ")";
      case 3, 4 -> a + " * " + b;
      case 5 -> a + " / (1.5 + " + b + " * " + b + ")";
      case 6 -> "Math.exp(-" + a + " * " + a + ")";
      case 7 -> "Math.sqrt(1 + " + a + " * " + a + ")";
      case 8 -> "Math.log(1 + " + a + " * " + a + ")";
      default -> pick("Math.sin(", "Math.cos(", "Math.tanh(", "Math.atan(") + a + ")";
    };
  }

  private String condition(int depth) {
    if (depth == 0) {
      return random.nextInt(3) == 0
          ? pick("flag", "mode", "count > 1", "step % 3 == 1", "refractory()")
          : pick(numbers) + pick(" > ", " < ", " >= ", " <= ") + number();
    }
    return switch (random.nextInt(4)) {
      case 0 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
      case 1 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
      case 2 -> "!" + "(" + condition(depth - 1) + ")";
      default -> condition(depth - 1);
    };
  }

  private String number() {
    return decimal(random.nextGaussian());
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, number < 0 ? "(%.3f)" : "%.3f", number);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
