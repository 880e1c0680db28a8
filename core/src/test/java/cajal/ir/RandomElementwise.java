package cajal.ir;

import java.util.random.RandomGenerator;

/// The elementwise operations of a random graph.
final class RandomElementwise {
  private static final BinaryKind[] ARITHMETIC = {
    BinaryKind.ADD, BinaryKind.SUB, BinaryKind.MUL, BinaryKind.DIV, BinaryKind.MIN, BinaryKind.MAX
  };
  private static final BinaryKind[] FUNCTIONS = {
    BinaryKind.REM, BinaryKind.POW, BinaryKind.ATAN2, BinaryKind.HYPOT
  };
  private static final BinaryKind[] LOGIC = {BinaryKind.AND, BinaryKind.OR, BinaryKind.XOR};
  private static final BinaryKind[] INTEGER = {
    BinaryKind.ADD, BinaryKind.SUB, BinaryKind.MUL, BinaryKind.DIV, BinaryKind.REM,
    BinaryKind.MIN, BinaryKind.MAX, BinaryKind.AND, BinaryKind.OR, BinaryKind.XOR
  };
  private static final BinaryKind[] SHIFTS = {BinaryKind.SHL, BinaryKind.SHR, BinaryKind.USHR};

  private final RandomGraphs graphs;
  private final RandomGenerator random;
  private final GraphBuilder builder;
  private final Shape shape;
  private final DType floating;

  RandomElementwise(RandomGraphs graphs) {
    this.graphs = graphs;
    random = graphs.random;
    builder = graphs.builder;
    shape = graphs.shape();
    floating = graphs.floating();
  }

  Value number() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> arithmetic(one(ARITHMETIC));
      case 3 -> builder.fma(x(floating), x(floating), x(floating));
      case 4 -> builder.compare(one(CompareKind.values()), x(floating), x(floating));
      case 5 -> builder.select(x(DType.BOOL), x(floating), x(floating));
      case 6 -> builder.select(x(DType.BOOL), x(DType.BOOL), x(DType.BOOL));
      case 7 -> builder.binary(one(LOGIC), x(DType.BOOL), x(DType.BOOL));
      case 8 -> builder.add(new Elementwise.Cast(one(NUMBERS), x(one(NUMBERS))));
      default -> primitive();
    };
  }

  private static final DType[] NUMBERS = {DType.F32, DType.F64, DType.BOOL};

  private Value primitive() {
    return switch (random.nextInt(4)) {
      case 0 -> builder.not(x(DType.BOOL));
      case 1 -> builder.unary(UnaryKind.ABS, x(floating));
      case 2 -> builder.unary(UnaryKind.SQRT, x(floating));
      default -> builder.negate(x(floating));
    };
  }

  Value function() {
    if (random.nextInt(4) == 0) return arithmetic(one(FUNCTIONS));
    UnaryKind kind = one(UnaryKind.values());
    return builder.unary(kind, x(kind == UnaryKind.NOT ? DType.BOOL : floating));
  }

  private Value arithmetic(BinaryKind kind) {
    Value x = x(floating);
    Value y = x(floating);
    return switch (kind) {
      case DIV, ATAN2 -> builder.binary(kind, x, away(y));
      case POW -> builder.binary(kind, away(x), y);
      default -> builder.binary(kind, x, y);
    };
  }

  /// Away from 0.
  private Value away(Value y) {
    return builder.plus(builder.unary(UnaryKind.ABS, y), 0.5);
  }

  Value integer() {
    DType dtype = random.nextInt(3) == 0 ? DType.I64 : DType.I32;
    return switch (random.nextInt(8)) {
      case 0 -> builder.add(new Elementwise.Cast(one(DType.values()), x(dtype)));
      case 1 -> builder.add(new Elementwise.Cast(dtype, x(one(DType.values()))));
      case 2 -> builder.compare(one(CompareKind.values()), x(dtype), x(dtype));
      case 3 -> builder.unary(one(INTEGER_UNARY), x(dtype));
      case 4 -> builder.bitcast(floating, builder.bitcast(floating.bits(), x(floating)));
      case 5 -> builder.binary(one(SHIFTS), x(dtype), builder.constant(dtype, random.nextInt(32)));
      default -> {
        BinaryKind kind = one(INTEGER);
        Value y = x(dtype);
        boolean divides = kind == BinaryKind.DIV || kind == BinaryKind.REM;
        if (divides) y = builder.or(y, builder.constant(dtype, 1));
        yield builder.binary(kind, x(dtype), y);
      }
    };
  }

  private static final UnaryKind[] INTEGER_UNARY = {
    UnaryKind.NEG, UnaryKind.ABS, UnaryKind.SIGN, UnaryKind.NOT
  };

  private Value x(DType dtype) {
    return graphs.of(dtype, random.nextInt(4) == 0 ? Shape.SCALAR : shape);
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
