package cajal.text;

import cajal.text.Expr.BinaryOp;
import cajal.text.Expr.CompareOp;
import cajal.text.Expr.LogicOp;
import cajal.text.Expr.UnaryOp;
import java.util.List;
import java.util.Random;

/// Random expressions over the plain numbers x and y.
final class RandomTrees {
  static final Span NOWHERE = Span.of(0, 0);

  private static final List<Function> ELEMENTARY =
      List.of(
          Function.EXP,
          Function.TANH,
          Function.ABS,
          Function.SIN,
          Function.SIGMOID,
          Function.EXPREL,
          Function.FLOOR,
          Function.SIGN,
          Function.INT);

  private RandomTrees() {}

  static Expr number(Random random, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return random.nextBoolean()
          ? new Expr.Number(random.nextInt(1, 5) * (random.nextBoolean() ? 1 : 0.125), NOWHERE)
          : new Expr.Name(random.nextBoolean() ? "x" : "y", NOWHERE);
    }
    return switch (random.nextInt(10)) {
      case 0 -> new Expr.Unary(UnaryOp.NEGATE, number(random, depth - 1), NOWHERE);
      case 1 ->
          new Expr.Conditional(
              condition(random, depth - 1),
              number(random, depth - 1),
              number(random, depth - 1),
              NOWHERE);
      case 2 ->
          new Expr.Call(
              ELEMENTARY.get(random.nextInt(ELEMENTARY.size())),
              List.of(number(random, depth - 1)),
              NOWHERE);
      case 3 ->
          new Expr.Call(
              Function.MIN, List.of(number(random, depth - 1), number(random, 0)), NOWHERE);
      default ->
          new Expr.Binary(
              BinaryOp.values()[random.nextInt(BinaryOp.values().length)],
              number(random, depth - 1),
              number(random, depth - 1),
              NOWHERE);
    };
  }

  static Expr condition(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      CompareOp op = CompareOp.values()[random.nextInt(CompareOp.values().length)];
      return new Expr.Compare(op, number(random, depth), number(random, depth), NOWHERE);
    }
    if (random.nextInt(3) == 0) {
      return new Expr.Unary(UnaryOp.NOT, condition(random, depth - 1), NOWHERE);
    }
    LogicOp op = random.nextBoolean() ? LogicOp.AND : LogicOp.OR;
    return new Expr.Logic(op, condition(random, depth - 1), condition(random, depth - 1), NOWHERE);
  }
}
