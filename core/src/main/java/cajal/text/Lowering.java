package cajal.text;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.RandomKind;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.text.Equation.SubExpression;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes operations of a graph from the expressions of one model in one state, in f32 or f64.
///
/// A sub-expression is computed once for all its uses, and so are its random draws; after a
/// statement has changed what it depends on, it is computed anew. Both values of a conditional are
/// computed.
public final class Lowering {
  /// What the model's names and draws are in the graph.
  public interface Names {
    /// A state, a parameter, `t` or `dt`, in the real type: one number, or one for each neuron.
    Value value(String name);

    /// A new draw, `UNIFORM` or `NORMAL`, in the real type.
    ///
    /// @param site where the call stands in its text: draws of one text differ in it
    Value draw(RandomKind kind, int site);
  }

  private final GraphBuilder builder;
  private final DType real;
  private final EquationSet equations;
  private final Names names;
  private final Map<String, Value> assigned = new HashMap<>();
  private final Map<String, Value> abbreviated = new HashMap<>();

  public Lowering(GraphBuilder builder, DType real, EquationSet equations, Names names) {
    this.builder = builder;
    this.real = real;
    this.equations = equations;
    this.names = names;
  }

  /// The value of an expression that is a number.
  public Value number(Expr expr) {
    return switch (expr) {
      case Expr.Number e -> constant(e.value());
      case Expr.Name e -> named(e.name());
      case Expr.UnitConstant _ -> constant(1);
      case Expr.Unary e when e.op() == Expr.UnaryOp.NEGATE ->
          e.operand() instanceof Expr.Number n
              ? constant(-n.value())
              : builder.negate(number(e.operand()));
      case Expr.Binary e -> binary(e);
      case Expr.Call e -> call(e);
      case Expr.Conditional e ->
          builder.select(condition(e.condition()), number(e.then()), number(e.otherwise()));
      case Expr.Unary _, Expr.Compare _, Expr.Logic _ ->
          throw new IllegalArgumentException(expr.text() + " is a condition; call condition(…)");
    };
  }

  /// The `bool` value of a condition.
  public Value condition(Expr expr) {
    return switch (expr) {
      case Expr.Unary e when e.op() == Expr.UnaryOp.NOT -> builder.not(condition(e.operand()));
      case Expr.Compare e -> builder.compare(kind(e.op()), number(e.left()), number(e.right()));
      case Expr.Logic e -> {
        Value left = condition(e.left());
        Value right = condition(e.right());
        yield e.op() == Expr.LogicOp.AND ? builder.and(left, right) : builder.or(left, right);
      }
      case Expr.Conditional e -> {
        Value condition = condition(e.condition());
        yield builder.or(
            builder.and(condition, condition(e.then())),
            builder.and(builder.not(condition), condition(e.otherwise())));
      }
      case Expr.Number _,
          Expr.Name _,
          Expr.UnitConstant _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Call _ ->
          throw new IllegalArgumentException(expr.text() + " is a number; call number(…)");
    };
  }

  /// Runs statements one after the other; later expressions see what they assigned.
  ///
  /// @return the last value of each name that was assigned
  public Map<String, Value> run(List<Assignment> statements) {
    Map<String, Value> last = new LinkedHashMap<>();
    for (Assignment statement : statements) {
      Value value = number(statement.value());
      last.put(statement.target(), value);
      assigned.put(statement.target(), value);
      abbreviated.clear();
    }
    return last;
  }

  private Value named(String name) {
    Value known = assigned.getOrDefault(name, abbreviated.get(name));
    if (known != null) return known;
    Constant outside = equations.constants().get(name);
    if (outside != null) return constant(outside.value());
    for (SubExpression equation : equations.subExpressions()) {
      if (!equation.name().equals(name)) continue;
      Value value = number(equation.value());
      abbreviated.put(name, value);
      return value;
    }
    return switch (name) {
      case "pi" -> constant(Math.PI);
      case "inf" -> constant(Double.POSITIVE_INFINITY);
      default -> names.value(name);
    };
  }

  private Value binary(Expr.Binary e) {
    boolean scales = e.op() == Expr.BinaryOp.TIMES || e.op() == Expr.BinaryOp.OVER;
    if (scales && e.right() instanceof Expr.UnitConstant) return number(e.left());
    Value left = number(e.left());
    return switch (e.op()) {
      case PLUS -> builder.plus(left, number(e.right()));
      case MINUS -> builder.minus(left, number(e.right()));
      case TIMES -> builder.times(left, number(e.right()));
      case OVER -> builder.over(left, number(e.right()));
      case MOD -> {
        Value right = number(e.right());
        Value whole = builder.unary(UnaryKind.FLOOR, builder.over(left, right));
        yield builder.minus(left, builder.times(whole, right));
      }
      case POWER -> power(left, e.right());
    };
  }

  /// Small constant exponents become products and roots.
  private Value power(Value base, Expr exponent) {
    Double constant = UnitCheck.constant(exponent);
    Value simple = constant == null ? null : simplePower(base, Math.abs(constant));
    if (constant == null || simple == null) {
      return builder.binary(BinaryKind.POW, base, number(exponent));
    }
    return constant < 0 ? builder.over(constant(1), simple) : simple;
  }

  private @Nullable Value simplePower(Value base, double exponent) {
    if (exponent == 0.5) return builder.unary(UnaryKind.SQRT, base);
    if (exponent == 1) return base;
    if (exponent == 2) return builder.times(base, base);
    if (exponent == 3) return builder.times(builder.times(base, base), base);
    if (exponent == 4) {
      Value square = builder.times(base, base);
      return builder.times(square, square);
    }
    return null;
  }

  private Value call(Expr.Call e) {
    List<Expr> arguments = e.arguments();
    return switch (e.function()) {
      case RAND -> names.draw(RandomKind.UNIFORM, e.span().start());
      case RANDN -> names.draw(RandomKind.NORMAL, e.span().start());
      case INT -> integer(arguments.getFirst());
      case MIN -> fold(BinaryKind.MIN, arguments);
      case MAX -> fold(BinaryKind.MAX, arguments);
      case CLIP ->
          builder.binary(
              BinaryKind.MIN,
              fold(BinaryKind.MAX, arguments.subList(0, 2)),
              number(arguments.get(2)));
      default -> elementary(e.function(), number(arguments.getFirst()));
    };
  }

  private Value fold(BinaryKind kind, List<Expr> arguments) {
    Value value = number(arguments.getFirst());
    for (Expr argument : arguments.subList(1, arguments.size())) {
      value = builder.binary(kind, value, number(argument));
    }
    return value;
  }

  private Value integer(Expr argument) {
    if (argument.isCondition()) return builder.cast(real, condition(argument));
    Value x = number(argument);
    return builder.select(
        builder.compare(CompareKind.LT, x, constant(0)),
        builder.unary(UnaryKind.CEIL, x),
        builder.unary(UnaryKind.FLOOR, x));
  }

  private Value elementary(Function function, Value x) {
    return switch (function) {
      case EXP -> builder.unary(UnaryKind.EXP, x);
      case LOG -> builder.unary(UnaryKind.LOG, x);
      case LOG10 -> builder.over(builder.unary(UnaryKind.LOG, x), constant(Math.log(10)));
      case SQRT -> builder.unary(UnaryKind.SQRT, x);
      case SIN -> builder.unary(UnaryKind.SIN, x);
      case COS -> builder.unary(UnaryKind.COS, x);
      case TAN -> builder.unary(UnaryKind.TAN, x);
      case SINH -> builder.unary(UnaryKind.SINH, x);
      case COSH -> builder.unary(UnaryKind.COSH, x);
      case TANH -> builder.unary(UnaryKind.TANH, x);
      case ASIN -> builder.unary(UnaryKind.ASIN, x);
      case ACOS -> builder.unary(UnaryKind.ACOS, x);
      case ATAN -> builder.unary(UnaryKind.ATAN, x);
      case ABS -> builder.unary(UnaryKind.ABS, x);
      case FLOOR -> builder.unary(UnaryKind.FLOOR, x);
      case CEIL -> builder.unary(UnaryKind.CEIL, x);
      case SIGN -> builder.unary(UnaryKind.SIGN, x);
      case EXPREL -> builder.unary(UnaryKind.EXPREL, x);
      case SIGMOID -> {
        Value exponential = builder.unary(UnaryKind.EXP, builder.negate(x));
        yield builder.over(constant(1), builder.plus(exponential, 1));
      }
      case INT, MIN, MAX, CLIP, RAND, RANDN ->
          throw new IllegalArgumentException(function + " is no function of one number");
    };
  }

  private Value constant(double number) {
    return builder.constant(real, number);
  }

  private static CompareKind kind(Expr.CompareOp op) {
    return switch (op) {
      case LESS -> CompareKind.LT;
      case LESS_EQUAL -> CompareKind.LE;
      case GREATER -> CompareKind.GT;
      case GREATER_EQUAL -> CompareKind.GE;
      case EQUAL -> CompareKind.EQ;
      case NOT_EQUAL -> CompareKind.NE;
    };
  }
}
