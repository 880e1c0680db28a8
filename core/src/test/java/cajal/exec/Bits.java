package cajal.exec;

import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.rules.Lower;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/// Whether a program computes what the interpreter does, bit for bit (NaN is NaN).
final class Bits {
  private record Wanted(KernelSpec spec, Lanes lanes) {}

  private static final Map<Wanted, Kernel> KNOWN = new ConcurrentHashMap<>();

  /// The vectors that are asked for, at once.
  private static final Kernels NOW =
      new Kernels() {
        @Override
        public Supplier<Kernel> of(KernelSpec spec, Lanes lanes, int size) {
          Kernel kernel =
              KNOWN.computeIfAbsent(
                  new Wanted(spec, lanes), w -> KernelCompiler.compile(w.spec(), w.lanes()));
          return () -> kernel;
        }

        @Override
        public boolean isReady(DenseTile tile) {
          return true;
        }
      };

  private Bits() {}

  /// A program that runs in these vectors from the start, and on all threads however little there
  /// is to do.
  static Program program(Graph graph, Lanes lanes, int threads) {
    return Program.compile(graph, Set.of(), new Workers(new Settings(lanes, threads), NOW, 0));
  }

  static void check(Graph graph, List<Object> inputs, Lanes lanes, int threads) {
    check(graph, expected(graph, inputs), inputs, lanes, threads);
  }

  static List<Object> expected(Graph graph, List<Object> inputs) {
    return Interpreter.run(Lower.toPrimitives(graph), inputs);
  }

  static void check(
      Graph graph, List<Object> expected, List<Object> inputs, Lanes lanes, int threads) {
    try (Program program = program(graph, lanes, threads)) {
      same(graph, expected, program.run(inputs), lanes + " x" + threads);
      same(graph, expected, program.run(inputs), lanes + " x" + threads + ", again");
    }
  }

  static void same(Graph graph, List<Object> expected, List<Object> found, String how) {
    for (int i = 0; i < expected.size(); i++) {
      Object x = expected.get(i);
      Object y = found.get(i);
      Assertions.assertThat(Array.getLength(y)).isEqualTo(Array.getLength(x));
      for (int k = 0; k < Array.getLength(x); k++) {
        if (!Array.get(x, k).equals(Array.get(y, k))) {
          Assertions.fail(
              "output %d[%d] is %s, expected %s, with %s in%n%s",
              i, k, Array.get(y, k), Array.get(x, k), how, graph);
        }
      }
    }
  }
}
