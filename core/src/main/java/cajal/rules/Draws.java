package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Shape;
import cajal.ir.Value;
import cajal.random.Normal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes random draws with integer operations and elementary functions: those of
/// `cajal.random.Variate`, one by one. Poisson counts, which take a varying number of steps, stay.
public final class Draws implements GraphBuilder.Rewrite {
  public static final Draws RULES = new Draws();

  private static final int PARITY = 0x1BD11BDA;
  private static final int[][] ROTATIONS = {{13, 15, 26, 6}, {17, 29, 16, 24}};

  private Draws() {}

  @Override
  public @Nullable Value apply(GraphBuilder builder, Op op) {
    if (!(op instanceof Random random) || random.kind() == RandomKind.POISSON) return null;
    return new Draw(builder, random).value();
  }

  /// One draw: the block of the cipher and what is made of it.
  private static final class Draw {
    private final GraphBuilder builder;
    private final Terms words;
    private final Random op;
    private Value x;
    private Value y;

    Draw(GraphBuilder builder, Random op) {
      this.builder = builder;
      this.op = op;
      words = new Terms(builder, DType.F32);
      x = index(op.type().shape());
      y = op.step();
      cipher();
    }

    Value value() {
      return switch (op.kind()) {
        case BITS -> x;
        case UNIFORM -> uniform(new Terms(builder, op.type().dtype()));
        case BERNOULLI -> {
          Value p = op.parameters().getFirst();
          yield builder.compare(CompareKind.LT, uniform(new Terms(builder, p.dtype())), p);
        }
        case EXPONENTIAL -> exponential(new Terms(builder, op.type().dtype()));
        case NORMAL -> normal(new Terms(builder, op.type().dtype()));
        case POISSON -> throw new AssertionError(op);
      };
    }

    /// The element number in row-major order.
    private Value index(Shape shape) {
      Value index = words.integer(0);
      for (int axis = 0; axis < shape.rank(); axis++) {
        Value scaled = builder.times(index, words.integer(shape.dim(axis)));
        index = builder.plus(builder.add(new Iota(shape, axis)), scaled);
      }
      return index;
    }

    private void cipher() {
      Value key0 = op.seed();
      Value key1 = words.integer(op.stream());
      Value key2 = xor(key0, words.integer(PARITY ^ op.stream()));
      x = builder.plus(x, key0);
      y = builder.plus(y, key1);
      for (int group = 1; group <= 5; group++) {
        for (int rotation : ROTATIONS[(group + 1) % 2]) {
          x = builder.plus(x, y);
          Value left = words.shiftLeft(y, rotation);
          Value right = words.shiftRight(y, 32 - rotation);
          y = xor(builder.or(left, right), x);
        }
        x = builder.plus(x, key1);
        y = builder.plus(y, words.addInteger(key2, group));
        Value first = key0;
        key0 = key1;
        key1 = key2;
        key2 = first;
      }
    }

    private Value xor(Value a, Value b) {
      return builder.binary(BinaryKind.XOR, a, b);
    }

    /// 24 or 53 random bits as a whole number.
    private Value whole(Terms t) {
      if (t.single()) return builder.cast(DType.F32, words.shiftRight(x, 8));
      Value high = builder.cast(DType.F64, words.shiftRight(x, 5));
      return t.fma(high, 0x1p26, builder.cast(DType.F64, words.shiftRight(y, 6)));
    }

    private Value uniform(Terms t) {
      return t.times(whole(t), t.pick(0x1p-24, 0x1p-53));
    }

    /// A number in (0, 1] times `unit`.
    private Value open(Terms t, double unit) {
      return t.times(t.plus(whole(t), 0.5), unit);
    }

    private Value exponential(Terms t) {
      return t.minus(0, ElementaryLog.logOfNormal(t, open(t, t.pick(0x1p-24, 0x1p-53))));
    }

    private Value normal(Terms t) {
      Value p = open(t, t.pick(0x1p-25, 0x1p-54));
      if (t.single()) return t.fromBits(xor(t.bits(above32(t, p)), words.shiftLeft(x, 31)));
      Value z = above64(t, p);
      Value even = builder.compare(CompareKind.EQ, words.and(x, 1), words.integer(0));
      return t.select(even, z, t.negate(z));
    }

    /// `Normal.above` in single precision.
    private Value above32(Terms t, Value p) {
      float[][] c = Normal.single();
      Value q = t.fma(p, -2, 1);
      Value w = t.negate(ElementaryLog.logOfNormal(t, t.times(t.times(p, 4), t.minus(1, p))));
      Value near = t.polynomial(t.plus(w, -2.5), wide(c[0]));
      Value far = t.polynomial(t.plus(t.sqrt(w), -3), wide(c[1]));
      return t.times(t.times(t.select(t.less(w, 5), near, far), q), 1.4142135f);
    }

    /// `Normal.above` in double precision; of the three quotients only the one needed is divided.
    private Value above64(Terms t, Value p) {
      Value q = t.minus(0.5, p);
      Value centre = t.fma(t.negate(q), q, 0.180625);
      Value root = t.sqrt(t.negate(ElementaryLog.logOfNormal(t, p)));
      Value near = builder.compare(CompareKind.LE, q, t.number(0.425));
      Value middling = builder.compare(CompareKind.LE, root, t.number(5));
      Value out = t.plus(root, -1.6);
      Value far = t.plus(root, -5);
      Value over = pick(t, Normal.over(), near, middling, centre, out, far);
      Value under = pick(t, Normal.under(), near, middling, centre, out, far);
      return t.over(t.select(near, t.times(q, over), over), under);
    }

    private Value pick(
        Terms t, double[][] c, Value near, Value middling, Value centre, Value out, Value far) {
      Value beyond = t.select(middling, t.polynomial(out, c[1]), t.polynomial(far, c[2]));
      return t.select(near, t.polynomial(centre, c[0]), beyond);
    }

    private static double[] wide(float[] c) {
      double[] wide = new double[c.length];
      Arrays.setAll(wide, i -> c[i]);
      return wide;
    }
  }
}
