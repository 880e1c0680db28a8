package cajal.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The functions an equation may call.
public enum Function {
  EXP("exp"),
  LOG("log"),
  LOG10("log10"),
  SQRT("sqrt"),
  SIN("sin"),
  COS("cos"),
  TAN("tan"),
  SINH("sinh"),
  COSH("cosh"),
  TANH("tanh"),
  ASIN("asin"),
  ACOS("acos"),
  ATAN("atan"),
  ABS("abs"),
  FLOOR("floor"),
  CEIL("ceil"),
  SIGN("sign"),
  /// (eˣ − 1)/x, and 1 at 0.
  EXPREL("exprel"),
  /// 1/(1 + e⁻ˣ).
  SIGMOID("sigmoid"),
  /// Of a condition 1 or 0, of a number its integer part.
  INT("int"),
  MIN("min", 2, Integer.MAX_VALUE),
  MAX("max", 2, Integer.MAX_VALUE),
  /// `clip(x, low, high)`.
  CLIP("clip", 3, 3),
  /// Uniform on [0, 1), drawn anew in every step.
  RAND("rand", 0, 0),
  /// Standard normal, drawn anew in every step.
  RANDN("randn", 0, 0);

  private static final Map<String, String> ALIASES =
      Map.of("arcsin", "asin", "arccos", "acos", "arctan", "atan", "ln", "log", "fabs", "abs");

  private final String symbol;
  private final int least;
  private final int most;

  Function(String symbol) {
    this(symbol, 1, 1);
  }

  Function(String symbol, int least, int most) {
    this.symbol = symbol;
    this.least = least;
    this.most = most;
  }

  static Optional<Function> named(String name) {
    String symbol = ALIASES.getOrDefault(name, name);
    return Arrays.stream(values()).filter(f -> f.symbol.equals(symbol)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(f -> f.symbol).toList();
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  String arity() {
    return least == most ? Integer.toString(least) : least + " or more";
  }

  String example() {
    return switch (least) {
      case 0 -> symbol + "()";
      case 1 -> symbol + "(x)";
      case 2 -> symbol + "(x, y)";
      default -> symbol + "(x, low, high)";
    };
  }

  /// The name it is called by.
  @Override
  public String toString() {
    return symbol;
  }
}
