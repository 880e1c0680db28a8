package cajal.exec;

import static cajal.ir.DType.BOOL;
import static cajal.ir.DType.F32;
import static cajal.ir.DType.F64;
import static cajal.ir.DType.I32;
import static cajal.ir.DType.I64;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Cond;
import cajal.ir.Conv;
import cajal.ir.Cumulative;
import cajal.ir.Custom;
import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.JitProduct;
import cajal.ir.Move;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import cajal.ir.Scan;
import cajal.ir.ScatterAdd;
import cajal.ir.Shape;
import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import cajal.ir.Stencil;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A graph for each family of operations: the operations of the family on inputs of one element
/// type, each an output.
enum Families {
  UNARY(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      for (UnaryKind kind : UnaryKind.values()) {
        boolean fits =
            switch (kind) {
              case NOT -> !s.dtype.isFloat();
              case NEG, ABS, SIGN -> s.dtype != BOOL;
              default -> s.dtype.isFloat();
            };
        if (fits) s.out(s.builder.unary(kind, s.x));
      }
    }
  },
  BINARY(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      for (BinaryKind kind : BinaryKind.values()) {
        if (kind.isShift() || kind.isBitwise() == s.dtype.isFloat()) continue;
        if (s.dtype == BOOL && !kind.isBitwise()) continue;
        if (s.dtype.isInteger() && kind.compareTo(BinaryKind.REM) >= 0 && !kind.isBitwise())
          continue;
        Value y = s.y;
        if (s.dtype.isInteger() && (kind == BinaryKind.DIV)) {
          y = s.builder.binary(BinaryKind.OR, y, s.builder.constant(s.dtype, 1));
        }
        s.out(s.builder.binary(kind, s.x, y));
        if (y == s.y) s.out(s.builder.binary(kind, s.scalar, y));
      }
      if (!s.dtype.isInteger()) return;
      Value three = s.builder.constant(s.dtype, 3);
      s.out(s.builder.binary(BinaryKind.SHL, s.x, three));
      s.out(s.builder.binary(BinaryKind.SHR, s.x, three));
      s.out(s.builder.binary(BinaryKind.USHR, s.x, three));
    }
  },
  COMPARE_AND_SELECT(F32, F64, I32, I64) {
    @Override
    void add(Sample s) {
      for (CompareKind kind : CompareKind.values()) {
        Value holds = s.builder.compare(kind, s.x, s.y);
        s.out(holds);
        s.out(s.builder.select(holds, s.x, s.scalar));
      }
      if (s.dtype.isFloat()) s.out(s.builder.fma(s.x, s.y, s.scalar));
    }
  },
  CAST(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      for (DType to : DType.values()) s.out(s.builder.add(new Elementwise.Cast(to, s.x)));
      if (s.dtype.isFloat()) s.out(s.builder.bitcast(s.dtype.bits(), s.x));
    }
  },
  SCALARS(F32, F64) {
    @Override
    void add(Sample s) {
      Value once = s.builder.unary(UnaryKind.EXP, s.builder.unary(UnaryKind.TANH, s.scalar));
      s.out(once);
      Value spread = s.builder.add(new Move.Broadcast(once, s.x.shape(), List.of()));
      s.out(s.builder.plus(spread, s.x));
      s.out(s.builder.plus(spread, spread));
    }
  },
  IOTA(I32) {
    @Override
    void add(Sample s) {
      s.out(s.builder.add(new Iota(s.x.shape(), 0)));
      s.out(s.builder.add(new Iota(s.m.shape(), 1)));
      s.out(s.builder.plus(s.m, s.builder.add(new Iota(s.m.shape(), 0))));
      s.out(s.builder.times(s.x, s.builder.add(new Iota(s.x.shape(), 0))));
    }
  },
  RANDOM(F32, F64) {
    @Override
    void add(Sample s) {
      Value seed = s.builder.input("seed", Type.scalar(I32));
      Value step = s.builder.input("step", Type.scalar(I32));
      for (RandomKind kind : RandomKind.values()) {
        DType dtype =
            switch (kind) {
              case BITS, POISSON -> I32;
              case BERNOULLI -> BOOL;
              case UNIFORM, NORMAL, EXPONENTIAL -> s.dtype;
            };
        Value p = s.builder.constant(s.dtype, 0.4);
        List<Value> parameters = kind.parameters() == 0 ? List.of() : List.of(p);
        s.out(s.builder.add(new Random(kind, s.x.type().with(dtype), seed, 3, step, parameters)));
        s.out(s.builder.add(new Random(kind, s.m.type().with(dtype), seed, 4, step, parameters)));
      }
    }
  },
  REDUCE(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      for (ReduceKind kind : ReduceKind.values()) {
        boolean logical = kind == ReduceKind.ANY || kind == ReduceKind.ALL;
        if (logical != (s.dtype == BOOL)) continue;
        s.out(s.builder.add(new Reduce(kind, s.x, List.of(0))));
        for (List<Integer> axes : List.of(List.of(0), List.of(1), List.of(0, 1))) {
          s.out(s.builder.add(new Reduce(kind, s.m, axes)));
        }
        s.out(s.builder.add(new Reduce(kind, s.cube, List.of(1))));
        s.out(s.builder.add(new Reduce(kind, s.cube, List.of(0, 2))));
        s.out(s.builder.add(new Reduce(kind, s.cube, List.of())));
        if (logical) continue;
        s.out(s.builder.add(new Cumulative(kind, s.x, 0)));
        s.out(s.builder.add(new Cumulative(kind, s.cube, 1)));
      }
    }
  },
  MOVE(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      int n = s.x.shape().dim(0);
      s.out(s.builder.add(new Move.Reshape(s.m, Shape.of(3, n))));
      s.out(s.builder.add(new Move.Transpose(s.m, List.of(1, 0))));
      s.out(s.builder.add(new Move.Transpose(s.cube, List.of(2, 0, 1))));
      s.out(s.builder.add(new Move.Broadcast(s.x, Shape.of(n, 4), List.of(0))));
      s.out(s.builder.add(new Move.Broadcast(s.x, Shape.of(4, n), List.of(1))));
      s.out(s.builder.add(new Move.Broadcast(s.scalar, Shape.of(n), List.of())));
      s.out(s.builder.add(new Move.Slice(s.m, List.of(n / 2, 0), List.of(n, 3), List.of(2, 2))));
      s.out(s.builder.add(new Move.Pad(s.m, s.scalar, List.of(1, 0), List.of(0, 2))));
      s.out(s.builder.add(new Move.Concat(List.of(s.m, s.m), 0)));
      s.out(s.builder.add(new Move.Concat(List.of(s.m, s.m), 1)));
    }
  },
  GATHER(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      int n = s.x.shape().dim(0);
      if (n == 0) return;
      Value at = s.indices(n, 5);
      s.out(s.builder.add(new Gather(s.x, at)));
      Value rows = s.builder.add(new Gather(s.m, at));
      s.out(rows);
      if (s.dtype == BOOL) return;
      s.out(s.builder.add(new ScatterAdd(s.m, at, rows)));
      s.out(s.builder.add(new ScatterAdd(s.x, at, s.builder.add(new Gather(s.x, at)))));
    }
  },
  DOT(F32, F64) {
    @Override
    void add(Sample s) {
      Value turned = s.builder.add(new Move.Transpose(s.m, List.of(1, 0)));
      s.out(s.builder.add(new Dot(s.m, turned, 0)));
      s.out(s.builder.add(new Dot(turned, s.m, 0)));
      int n = s.x.shape().dim(0);
      Value column = s.builder.add(new Move.Reshape(s.x, Shape.of(n, 1)));
      s.out(s.builder.add(new Dot(turned, column, 0)));
      Value cubes = s.builder.add(new Move.Transpose(s.cube, List.of(0, 2, 1)));
      s.out(s.builder.add(new Dot(s.cube, cubes, 1)));
    }
  },
  CONV(F32, F64) {
    @Override
    void add(Sample s) {
      int n = s.x.shape().dim(0);
      Value images = s.builder.add(new Move.Reshape(s.cube, Shape.of(2, n, 1, 3)));
      List<Integer> one = List.of(1, 1);
      Stencil stencil =
          new Stencil(
              images.shape(), Shape.of(2, 1, 3, 4), List.of(2, 1), one, one, List.of(1, 2), 1);
      Value kernel = s.input(Type.of(s.dtype, 2, 1, 3, 4));
      Value output = s.builder.add(new Conv(Conv.Part.OUTPUT, images, kernel, stencil));
      s.out(output);
      s.out(s.builder.add(new Conv(Conv.Part.INPUT, output, kernel, stencil)));
      s.out(s.builder.add(new Conv(Conv.Part.KERNEL, images, output, stencil)));
    }
  },
  SPARSE(F32, F64) {
    @Override
    void add(Sample s) {
      int pre = s.x.shape().dim(0);
      int post = 5;
      int each = 2;
      Value columns = s.indices(post, pre * each);
      Value starts =
          s.builder.times(
              s.builder.add(new Iota(Shape.of(pre + 1), 0)), s.builder.constant(I32, each));
      Value rows = pre == 0 ? columns : s.indices(pre, pre * each);
      Value each64 = s.builder.input("w", Type.of(s.dtype, pre * each));
      for (List<Integer> k : List.of(List.<Integer>of(), List.of(3))) {
        for (boolean left : new boolean[] {true, false}) {
          for (boolean right : new boolean[] {true, false}) {
            if (!left && !right) continue;
            Value l = s.input(new Type(left ? s.dtype : BOOL, s.along(pre, k)));
            Value r = s.input(new Type(right ? s.dtype : BOOL, s.along(post, k)));
            var csr = SparseProduct.Form.CSR;
            var coo = SparseProduct.Form.COO;
            s.out(s.builder.add(new SparseOuter(csr, pre, post, starts, columns, l, r)));
            s.out(s.builder.add(new SparseOuter(coo, pre, post, rows, columns, l, r)));
          }
        }
      }
      for (boolean transposed : new boolean[] {false, true}) {
        int length = transposed ? pre : post;
        for (DType dtype : List.of(s.dtype, BOOL)) {
          Value x = s.input(Type.of(dtype, length));
          Value y = s.input(Type.of(dtype, length, 3));
          for (Value w : List.of(s.scalar, each64)) {
            for (Value given : List.of(x, y)) {
              s.out(
                  s.builder.add(
                      new SparseProduct(
                          SparseProduct.Form.CSR,
                          pre,
                          post,
                          starts,
                          columns,
                          w,
                          given,
                          transposed)));
              s.out(
                  s.builder.add(
                      new SparseProduct(
                          SparseProduct.Form.COO, pre, post, rows, columns, w, given, transposed)));
            }
          }
        }
      }
    }
  },
  JIT(F32, F64) {
    @Override
    void add(Sample s) {
      int pre = s.x.shape().dim(0);
      int post = 6;
      Value b = s.builder.constant(s.dtype, 2);
      Value a = s.builder.constant(s.dtype, 0.7);
      for (JitProduct.Weights weights : JitProduct.Weights.values()) {
        for (boolean transposed : new boolean[] {false, true}) {
          int length = transposed ? pre : post;
          for (DType dtype : List.of(s.dtype, BOOL)) {
            for (Type type : List.of(Type.of(dtype, length), Type.of(dtype, length, 3))) {
              Value x = s.input(type);
              s.out(
                  s.builder.add(new JitProduct(weights, pre, post, 0.3, 99, a, b, x, transposed)));
            }
          }
        }
      }
    }
  },
  SCAN_AND_COND(F32, F64) {
    @Override
    void add(Sample s) {
      Type type = s.x.type();
      GraphBuilder body = new GraphBuilder();
      Value carry = body.input("carry", type);
      Value other = body.input("other", type);
      Value slice = body.input("slice", type);
      Value fixed = body.input("fixed", type);
      Value next = body.plus(body.times(carry, slice), body.unary(UnaryKind.TANH, fixed));
      Graph turn =
          body.build(
              List.of(
                  new Graph.Port("a", other),
                  new Graph.Port("b", next),
                  new Graph.Port("stack", next),
                  new Graph.Port("same", body.constant(s.dtype, 4))));
      for (int length = 0; length < 4; length++) {
        List<Integer> dims = List.of(length, type.shape().dim(0));
        Value xs = s.input(type.with(new Shape(dims)));
        s.outAll(
            s.builder.addAll(new Scan(turn, length, List.of(s.x, s.y), List.of(xs), List.of(s.x))));
        s.outAll(
            s.builder.addAll(
                new Scan(turn, length, true, List.of(s.x, s.y), List.of(xs), List.of(s.x))));
      }
      GraphBuilder yes = new GraphBuilder();
      Graph ifTrue = yes.build(List.of(new Graph.Port("y", yes.input("x", type))));
      GraphBuilder no = new GraphBuilder();
      Graph ifFalse =
          no.build(List.of(new Graph.Port("y", no.unary(UnaryKind.EXP, no.input("x", type)))));
      for (int i = 0; i < 2; i++) {
        Value chosen = s.builder.constant(BOOL, i);
        s.outAll(s.builder.addAll(new Cond(chosen, ifTrue, ifFalse, List.of(s.x))));
      }
    }
  },
  CUSTOM(F32, F64, I32, I64, BOOL) {
    @Override
    void add(Sample s) {
      s.outAll(s.builder.addAll(new Custom(new Both(), List.of(s.x, s.scalar))));
    }
  };

  private final Set<DType> takes;

  Families(DType first, DType... others) {
    takes = EnumSet.of(first, others);
  }

  Set<DType> takes() {
    return takes;
  }

  abstract void add(Sample sample);

  Graph graph(DType dtype, int length) {
    Sample sample = new Sample(dtype, length);
    add(sample);
    return sample.builder.build(sample.outputs);
  }

  /// Inputs of one element type, and what is made of them.
  static final class Sample {
    final GraphBuilder builder = new GraphBuilder();
    final DType dtype;
    final Value x;
    final Value y;
    final Value scalar;
    final Value m;
    final Value cube;
    final List<Graph.Port> outputs = new ArrayList<>();

    Sample(DType dtype, int length) {
      this.dtype = dtype;
      x = input(Type.of(dtype, length));
      y = input(Type.of(dtype, length));
      scalar = input(Type.scalar(dtype));
      m = input(Type.of(dtype, length, 3));
      cube = input(Type.of(dtype, 2, length, 3));
    }

    Value input(Type type) {
      return builder.input("x" + builder.inputs().size(), type);
    }

    void out(Value value) {
      outputs.add(new Graph.Port("y" + outputs.size(), value));
    }

    void outAll(List<Value> values) {
      values.forEach(this::out);
    }

    Shape along(int length, List<Integer> others) {
      List<Integer> dims = new ArrayList<>(others);
      dims.addFirst(length);
      return new Shape(dims);
    }

    /// `count` indices below `bound`, taken from an input.
    Value indices(int bound, int count) {
      Value any = input(Type.of(I32, count));
      Value least = builder.binary(BinaryKind.MAX, any, builder.constant(I32, 0));
      return builder.binary(BinaryKind.MIN, least, builder.constant(I32, bound - 1));
    }
  }
}
