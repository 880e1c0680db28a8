package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Cond;
import cajal.ir.Conv;
import cajal.ir.Cumulative;
import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.JitProduct;
import cajal.ir.Move;
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
import java.util.List;
import java.util.stream.Stream;

/// A sample of every operation that has derivatives.
public final class Primitives {
  private Primitives() {}

  public static Stream<Sample> all() {
    return Stream.of(unary(), binary(), others(), folds(), moves(), products(), control())
        .flatMap(List::stream);
  }

  private static List<Sample> unary() {
    List<Sample> all = new ArrayList<>();
    for (UnaryKind kind : UnaryKind.values()) {
      if (kind == UnaryKind.NOT) continue;
      all.add(
          Sample.of(
              kind.toString(),
              s -> {
                Value x =
                    switch (kind) {
                      case SQRT, LOG, LOG1P, CBRT, ABS, SIGN -> s.input(0.2, 2, 4);
                      case ASIN, ACOS -> s.input(-0.8, 0.8, 4);
                      case FLOOR, CEIL, RINT -> s.input(0.1, 0.4, 4);
                      default -> s.input(4);
                    };
                s.out(s.builder.unary(kind, x));
              }));
    }
    return all;
  }

  private static List<Sample> binary() {
    List<Sample> all = new ArrayList<>();
    for (BinaryKind kind : BinaryKind.values()) {
      if (kind.isBitwise()) continue;
      all.add(
          Sample.of(
              kind.toString(),
              s -> {
                Value x = s.input(0.3, 2, 5);
                Value y = s.input(2.1, 3.3, 5);
                Value one = s.input(0.5, 1.5);
                s.out(s.builder.binary(kind, x, y));
                s.out(s.builder.binary(kind, y, one));
                s.out(s.builder.binary(kind, one, y));
              }));
    }
    all.add(
        Sample.of(
            "mul of itself",
            s -> {
              Value x = s.input(3);
              s.out(s.builder.times(x, x));
              s.out(s.builder.fma(x, x, x));
            }));
    return all;
  }

  private static List<Sample> others() {
    return List.of(
        Sample.of(
            "fma",
            s -> {
              Value x = s.input(3);
              Value y = s.input(3);
              Value one = s.input();
              s.out(s.builder.fma(x, y, one));
              s.out(s.builder.fma(one, x, y));
            }),
        Sample.of(
            "select",
            s -> {
              Value x = s.input(4);
              Value positive =
                  s.builder.compare(CompareKind.GT, x, s.builder.constant(DType.F64, 0));
              s.out(s.builder.select(positive, s.input(), x));
              s.out(s.builder.select(s.events(4), x, s.input(4)));
              s.out(s.builder.select(s.events(), x, s.input(4)));
            }),
        Sample.of("cast", s -> s.out(s.builder.add(new Elementwise.Cast(DType.F64, s.input(3))))));
  }

  private static List<Sample> folds() {
    List<Sample> all = new ArrayList<>();
    for (ReduceKind kind :
        List.of(ReduceKind.SUM, ReduceKind.PROD, ReduceKind.MIN, ReduceKind.MAX)) {
      all.add(
          Sample.of(
              "reduce " + kind,
              s -> {
                Value x = s.input(2, 3, 4);
                for (List<Integer> axes : List.of(List.of(1), List.of(0, 2), List.of(2, 1, 0))) {
                  s.out(s.builder.add(new Reduce(kind, x, axes)));
                }
                s.out(s.builder.add(new Reduce(kind, s.input(3), List.of(0))));
              }));
      all.add(
          Sample.of(
              "cumulative " + kind,
              s -> {
                Value x = s.input(2, 3, 4);
                for (int axis = 0; axis < 3; axis++) {
                  s.out(s.builder.add(new Cumulative(kind, x, axis)));
                }
                s.out(s.builder.add(new Cumulative(kind, s.input(5), 0)));
              }));
    }
    return all;
  }

  private static List<Sample> moves() {
    return List.of(
        Sample.of(
            "reshape", s -> s.out(s.builder.add(new Move.Reshape(s.input(2, 6), Shape.of(3, 4))))),
        Sample.of(
            "transpose",
            s -> s.out(s.builder.add(new Move.Transpose(s.input(2, 3, 4), List.of(2, 0, 1))))),
        Sample.of(
            "broadcast",
            s -> {
              Shape to = Shape.of(2, 3, 4);
              s.out(s.builder.add(new Move.Broadcast(s.input(3), to, List.of(1))));
              s.out(s.builder.add(new Move.Broadcast(s.input(2, 4), to, List.of(0, 2))));
              s.out(s.builder.add(new Move.Broadcast(s.input(), to, List.of())));
            }),
        Sample.of(
            "slice",
            s -> {
              Value x = s.input(5, 7);
              s.out(s.builder.add(new Move.Slice(x, List.of(1, 0), List.of(4, 7), List.of(1, 1))));
              s.out(s.builder.add(new Move.Slice(x, List.of(0, 1), List.of(5, 6), List.of(2, 3))));
              s.out(s.builder.add(new Move.Slice(x, List.of(2, 3), List.of(2, 7), List.of(4, 2))));
            }),
        Sample.of(
            "pad",
            s ->
                s.out(
                    s.builder.add(
                        new Move.Pad(s.input(2, 3), s.input(), List.of(1, 0), List.of(0, 2))))),
        Sample.of(
            "concat",
            s -> {
              Value x = s.input(2, 3);
              s.out(s.builder.add(new Move.Concat(List.of(x, s.input(1, 3), x), 0)));
            }),
        Sample.of(
            "gather",
            s -> {
              Value at = s.indices(2, 0, 2);
              s.out(s.builder.add(new Gather(s.input(3), at)));
              s.out(s.builder.add(new Gather(s.input(3, 2), at)));
            }),
        Sample.of(
            "scatter-add",
            s ->
                s.out(
                    s.builder.add(
                        new ScatterAdd(s.input(3, 2), s.indices(2, 0, 2), s.input(3, 2))))));
  }

  private static List<Sample> products() {
    List<Sample> all = new ArrayList<>();
    all.add(
        Sample.of(
            "dot",
            s -> {
              s.out(s.builder.add(new Dot(s.input(2, 3), s.input(3, 4), 0)));
              s.out(s.builder.add(new Dot(s.input(2, 2, 3), s.input(2, 3, 1), 1)));
            }));
    Stencil stencil =
        new Stencil(
            Shape.of(2, 5, 3, 4),
            Shape.of(3, 2, 2, 6),
            List.of(2, 1),
            List.of(1, 0),
            List.of(1, 1),
            List.of(1, 2),
            2);
    for (Conv.Part part : Conv.Part.values()) {
      all.add(
          Sample.of(
              "conv " + part,
              s -> {
                int[] first = {2, 5, 3, 4};
                int[] kernel = {3, 2, 2, 6};
                int[] output = {2, 3, 2, 6};
                Value x = s.input(part == Conv.Part.INPUT ? output : first);
                Value y = s.input(part == Conv.Part.KERNEL ? output : kernel);
                s.out(s.builder.add(new Conv(part, x, y, stencil)));
              }));
    }
    for (SparseProduct.Form form : SparseProduct.Form.values()) {
      for (boolean transposed : new boolean[] {false, true}) {
        String way = form + (transposed ? " transposed" : "");
        all.add(Sample.of("sparse product " + way, s -> sparse(s, form, transposed)));
      }
      all.add(Sample.of("sparse outer product " + form, s -> outer(s, form)));
    }
    for (JitProduct.Weights weights : JitProduct.Weights.values()) {
      all.add(Sample.of("random product " + weights, s -> random(s, weights)));
    }
    return all;
  }

  private static Value rows(Sample.Maker s, SparseProduct.Form form) {
    return form == SparseProduct.Form.CSR ? s.indices(0, 2, 2, 5) : s.indices(2, 0, 2, 1, 0);
  }

  private static void sparse(Sample.Maker s, SparseProduct.Form form, boolean transposed) {
    Value rows = rows(s, form);
    Value columns = s.indices(3, 0, 1, 1, 2);
    int length = transposed ? 3 : 4;
    for (Value weight : List.of(s.input(), s.input(5))) {
      for (Value x :
          List.of(s.input(length), s.input(length, 2), s.events(length), s.events(length, 2))) {
        s.out(s.builder.add(new SparseProduct(form, 3, 4, rows, columns, weight, x, transposed)));
      }
    }
  }

  private static void outer(Sample.Maker s, SparseProduct.Form form) {
    Value rows = rows(s, form);
    Value columns = s.indices(3, 0, 1, 1, 2);
    s.out(s.builder.add(new SparseOuter(form, 3, 4, rows, columns, s.input(3), s.input(4))));
    s.out(s.builder.add(new SparseOuter(form, 3, 4, rows, columns, s.input(3, 2), s.input(4, 2))));
    s.out(s.builder.add(new SparseOuter(form, 3, 4, rows, columns, s.events(3), s.input(4))));
    s.out(s.builder.add(new SparseOuter(form, 3, 4, rows, columns, s.input(3), s.events(4))));
  }

  private static void random(Sample.Maker s, JitProduct.Weights weights) {
    Value a = s.input(0.1, 0.5);
    Value b = s.input(0.6, 0.9);
    for (boolean transposed : new boolean[] {false, true}) {
      int n = transposed ? 5 : 4;
      for (Value x : List.of(s.input(n), s.input(n, 2), s.events(n), s.events(n, 2))) {
        s.out(s.builder.add(new JitProduct(weights, 5, 4, 0.6, 17, a, b, x, transposed)));
      }
    }
  }

  private static List<Sample> control() {
    return List.of(
        Sample.of("scan", s -> scan(s, false)),
        Sample.of("reversed scan", s -> scan(s, true)),
        Sample.of(
            "cond",
            s -> {
              Value x = s.input(3);
              Value y = s.input();
              List<Value> arguments = List.of(x, y, s.input(2));
              s.builder
                  .addAll(
                      new Cond(s.events(), branch(UnaryKind.SIN), branch(UnaryKind.EXP), arguments))
                  .forEach(s::out);
              Value no = s.builder.not(s.events());
              s.builder
                  .addAll(new Cond(no, branch(UnaryKind.SIN), branch(UnaryKind.TANH), arguments))
                  .forEach(s::out);
            }));
  }

  /// Carries a value, another that becomes active by it, and a counter; stacks two.
  private static void scan(Sample.Maker s, boolean reversed) {
    GraphBuilder body = new GraphBuilder();
    Type type = Type.of(DType.F64, 3);
    Value x = body.input("x", type);
    Value last = body.input("last", type);
    Value turn = body.input("turn", Type.scalar(DType.I32));
    Value slice = body.input("slice", type);
    Value weight = body.input("weight", Type.scalar(DType.F64));
    Value drive = body.plus(body.times(slice, weight), body.times(last, 0.3));
    Value next = body.unary(UnaryKind.TANH, body.plus(body.times(x, 0.9), drive));
    Value scaled = body.times(next, body.cast(DType.F64, turn));
    Graph graph =
        body.build(
            List.of(
                new Graph.Port("next", next),
                new Graph.Port("before", x),
                new Graph.Port("turn", body.plus(turn, 1)),
                new Graph.Port("stack", scaled),
                new Graph.Port("copy", slice),
                new Graph.Port("turns", turn)));
    Value start = s.builder.constant(DType.I32, 1);
    Value still =
        s.builder.add(
            new Move.Broadcast(s.builder.constant(DType.F64, 0.2), Shape.of(3), List.of()));
    List<Value> carry = List.of(s.input(3), still, start);
    s.builder
        .addAll(new Scan(graph, 4, reversed, carry, List.of(s.input(4, 3)), List.of(s.input())))
        .forEach(s::out);
  }

  private static Graph branch(UnaryKind kind) {
    GraphBuilder body = new GraphBuilder();
    Value x = body.input("x", Type.of(DType.F64, 3));
    Value y = body.input("y", Type.scalar(DType.F64));
    body.input("unused", Type.of(DType.F64, 2));
    Value result = body.times(body.unary(kind, x), y);
    return body.build(List.of(new Graph.Port("r", result), new Graph.Port("same", y)));
  }
}
