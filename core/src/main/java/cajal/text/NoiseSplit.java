package cajal.text;

import cajal.text.Equation.NoiseTerm;
import cajal.text.Expr.BinaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Separates a derivative into its drift and the factor of each white noise in it.
final class NoiseSplit {
  /// `rest + factor·noise`; null stands for 0.
  private record Linear(@Nullable Expr rest, @Nullable Expr factor) {}

  private final Source source;
  private final String noise;

  private NoiseSplit(Source source, String noise) {
    this.source = source;
    this.noise = noise;
  }

  /// The white noises an expression names.
  static Set<String> noises(Expr expr) {
    Set<String> found = new TreeSet<>();
    if (expr instanceof Expr.Name e && Scope.isNoise(e.name())) found.add(e.name());
    for (Expr child : expr.children()) found.addAll(noises(child));
    return found;
  }

  /// The derivative without its noise.
  static Expr drift(Source source, Expr derivative) {
    Expr drift = derivative;
    for (String noise : noises(derivative)) {
      Expr rest = new NoiseSplit(source, noise).split(drift).rest;
      drift = rest == null ? new Expr.Number(0, derivative.span()) : rest;
    }
    return drift;
  }

  static List<NoiseTerm> terms(Source source, Expr derivative) {
    List<NoiseTerm> terms = new ArrayList<>();
    for (String noise : noises(derivative)) {
      Expr factor = new NoiseSplit(source, noise).split(derivative).factor;
      if (factor == null || !noises(factor).isEmpty()) {
        throw EquationError.noiseNotLinear(source, derivative.span(), noise);
      }
      terms.add(new NoiseTerm(noise, factor));
    }
    return terms;
  }

  private Linear split(Expr expr) {
    if (!noises(expr).contains(noise)) return new Linear(expr, null);
    return switch (expr) {
      case Expr.Name e -> new Linear(null, new Expr.Number(1, e.span()));
      case Expr.Unary e when e.op() == Expr.UnaryOp.NEGATE -> negate(split(e.operand()), e.span());
      case Expr.Binary e -> binary(e);
      case Expr.Conditional e when !noises(e.condition()).contains(noise) -> conditional(e);
      default -> throw EquationError.noiseNotLinear(source, expr.span(), noise);
    };
  }

  private Linear binary(Expr.Binary e) {
    Linear left = split(e.left());
    Linear right = split(e.right());
    return switch (e.op()) {
      case PLUS ->
          new Linear(
              join(BinaryOp.PLUS, left.rest, right.rest, e.span()),
              join(BinaryOp.PLUS, left.factor, right.factor, e.span()));
      case MINUS -> {
        Linear minus = negate(right, e.span());
        yield new Linear(
            left.rest == null ? minus.rest : join(BinaryOp.MINUS, left.rest, right.rest, e.span()),
            left.factor == null
                ? minus.factor
                : join(BinaryOp.MINUS, left.factor, right.factor, e.span()));
      }
      case TIMES -> {
        if (left.factor != null && right.factor != null) {
          throw EquationError.noiseNotLinear(source, e.span(), noise);
        }
        yield left.factor == null
            ? new Linear(product(left.rest, right.rest, e), product(left.rest, right.factor, e))
            : new Linear(product(left.rest, right.rest, e), product(left.factor, right.rest, e));
      }
      case OVER -> {
        if (right.factor != null) throw EquationError.noiseNotLinear(source, e.span(), noise);
        yield new Linear(product(left.rest, right.rest, e), product(left.factor, right.rest, e));
      }
      case MOD, POWER -> throw EquationError.noiseNotLinear(source, e.span(), noise);
    };
  }

  private Linear conditional(Expr.Conditional e) {
    Linear then = split(e.then());
    Linear otherwise = split(e.otherwise());
    return new Linear(
        choose(e, then.rest, otherwise.rest), choose(e, then.factor, otherwise.factor));
  }

  private static @Nullable Expr choose(
      Expr.Conditional e, @Nullable Expr then, @Nullable Expr otherwise) {
    if (then == null && otherwise == null) return null;
    Expr zero = new Expr.Number(0, e.span());
    return new Expr.Conditional(
        e.condition(), then == null ? zero : then, otherwise == null ? zero : otherwise, e.span());
  }

  private static Linear negate(Linear x, Span span) {
    return new Linear(negate(x.rest, span), negate(x.factor, span));
  }

  private static @Nullable Expr negate(@Nullable Expr x, Span span) {
    return x == null ? null : new Expr.Unary(Expr.UnaryOp.NEGATE, x, span);
  }

  private static @Nullable Expr join(
      BinaryOp op, @Nullable Expr left, @Nullable Expr right, Span span) {
    if (left == null) return right;
    return right == null ? left : new Expr.Binary(op, left, right, span);
  }

  private static @Nullable Expr product(
      @Nullable Expr left, @Nullable Expr right, Expr.Binary whole) {
    if (left == null || right == null) return null;
    if (whole.op() == BinaryOp.TIMES && isOne(left)) return right;
    if (isOne(right)) return left;
    return new Expr.Binary(whole.op(), left, right, whole.span());
  }

  private static boolean isOne(Expr expr) {
    return expr instanceof Expr.Number number && number.value() == 1;
  }
}
