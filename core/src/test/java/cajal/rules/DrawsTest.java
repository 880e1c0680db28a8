package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int N = 4992;

  @Test
  void bitsAndUniformsAreThoseOfTheReference() {
    for (Type type :
        List.of(Type.of(DType.F32, N), Type.of(DType.F64, 7, 5), Type.scalar(DType.F64))) {
      Graph graph = graph(RandomKind.UNIFORM, type);
      assertThat(run(Lower.toPrimitives(graph))).isEqualTo(run(graph));
    }
    Graph bits = graph(RandomKind.BITS, Type.of(DType.I32, N));
    assertThat(run(Lower.toPrimitives(bits))).isEqualTo(run(bits));
    for (DType p : List.of(DType.F32, DType.F64)) {
      GraphBuilder builder = new GraphBuilder();
      Graph coins =
          graph(builder, RandomKind.BERNOULLI, Type.of(DType.BOOL, N), builder.constant(p, 0.3));
      assertThat(run(Lower.toPrimitives(coins))).isEqualTo(run(coins));
    }
  }

  @Test
  void normalsAndExponentialsDifferByTheLogarithmOnly() {
    for (RandomKind kind : List.of(RandomKind.NORMAL, RandomKind.EXPONENTIAL)) {
      Graph single = graph(kind, Type.of(DType.F32, N));
      float[] expected = (float[]) run(single);
      float[] found = (float[]) run(Lower.toPrimitives(single));
      for (int i = 0; i < N; i++) {
        assertThat(Math.abs(found[i] - expected[i]))
            .isLessThan(1e-6f * (1 + Math.abs(expected[i])));
      }
      Graph twice = graph(kind, Type.of(DType.F64, N));
      double[] precise = (double[]) run(twice);
      double[] close = (double[]) run(Lower.toPrimitives(twice));
      for (int i = 0; i < N; i++) {
        assertThat(Math.abs(close[i] - precise[i])).isLessThan(2e-15 * (1 + Math.abs(precise[i])));
      }
    }
  }

  @Test
  void everyVectorWidthGivesTheBitsOfTheInterpreter() {
    for (RandomKind kind : List.of(RandomKind.UNIFORM, RandomKind.NORMAL, RandomKind.EXPONENTIAL)) {
      for (DType dtype : List.of(DType.F32, DType.F64)) {
        Graph lowered = Lower.toPrimitives(graph(kind, Type.of(dtype, N)));
        Object expected = run(lowered);
        for (Lanes lanes : Lanes.values()) {
          if (lanes.bits() > Lanes.preferred().bits()) continue;
          assertThat(compiled(lowered, dtype, lanes))
              .as("%s %s %s", kind, dtype, lanes)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static Graph graph(RandomKind kind, Type type) {
    return graph(new GraphBuilder(), kind, type);
  }

  private static Graph graph(
      GraphBuilder builder, RandomKind kind, Type type, Value... parameters) {
    Value seed = builder.input("seed", Type.scalar(DType.I32));
    Value step = builder.input("step", Type.scalar(DType.I32));
    Value draw = builder.add(new Random(kind, type, seed, 99, step, List.of(parameters)));
    return builder.build(List.of(new Graph.Port("y", draw)));
  }

  private static Object run(Graph graph) {
    return Interpreter.run(graph, List.of(new int[] {1234567}, new int[] {-17})).getFirst();
  }

  private static Object compiled(Graph graph, DType dtype, Lanes lanes) {
    Slot out = new Slot(Slot.Kind.ARRAY, dtype, 0);
    Slot seed = new Slot(Slot.Kind.SCALAR, DType.I32, 0);
    Slot step = new Slot(Slot.Kind.SCALAR, DType.I32, 1);
    Frame frame = new Frame(1, 2);
    Object array = Frame.allocate(dtype, N);
    frame.array(out, array);
    frame.scalarI32[0] = 1234567;
    frame.scalarI32[1] = -17;
    frame.size = N;
    Kernel kernel =
        KernelCompiler.compile(
            new KernelSpec(graph, List.of(seed, step), List.of(new Sink.Store(out))), lanes);
    kernel.run(frame, 0, N);
    return dtype == DType.F32
        ? Arrays.copyOf((float[]) array, N)
        : Arrays.copyOf((double[]) array, N);
  }
}
