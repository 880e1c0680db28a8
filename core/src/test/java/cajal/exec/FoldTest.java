package cajal.exec;

import cajal.emit.Lanes;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.RandomGraphs;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Reductions are one chain in index order for each element of the result, however many rows go
/// side by side and whoever computes them.
class FoldTest {
  @Test
  void rows_side_by_side_and_shared_out_have_the_bits_of_the_interpreter() {
    for (DType dtype : List.of(DType.F32, DType.F64, DType.I32)) {
      GraphBuilder builder = new GraphBuilder();
      Value matrix = builder.input("matrix", Type.of(dtype, 11, 70));
      Value stack = builder.input("stack", Type.of(dtype, 3, 9, 5, 2));
      Value wide = builder.input("wide", Type.of(dtype, 3, 7, 40));
      Value empty = builder.input("empty", Type.of(dtype, 4, 3, 0));
      List<Graph.Port> outputs = new ArrayList<>();
      for (ReduceKind kind : List.of(ReduceKind.SUM, ReduceKind.MAX, ReduceKind.MIN)) {
        for (List<Integer> axes : List.of(List.of(0), List.of(1), List.of(0, 1))) {
          outputs.add(port(outputs, builder.add(new Reduce(kind, matrix, axes))));
          outputs.add(port(outputs, builder.add(new Reduce(kind, stack, axes))));
          outputs.add(port(outputs, builder.add(new Reduce(kind, empty, axes))));
        }
        outputs.add(port(outputs, builder.add(new Reduce(kind, stack, List.of(0, 2)))));
        outputs.add(port(outputs, builder.add(new Reduce(kind, wide, List.of(1)))));
        outputs.add(port(outputs, builder.add(new Reduce(kind, wide, List.of(0, 1)))));
        outputs.add(port(outputs, builder.add(new Reduce(kind, stack, List.of(1, 3)))));
        outputs.add(port(outputs, builder.add(new Reduce(kind, empty, List.of(2)))));
      }
      Graph graph = builder.build(outputs);
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(dtype.ordinal());
      for (int threads = 1; threads <= 3; threads++) {
        Bits.check(graph, RandomGraphs.inputs(graph, random), Lanes.V256, threads);
      }
    }
  }

  private static Graph.Port port(List<Graph.Port> known, Value value) {
    return new Graph.Port("y" + known.size(), value);
  }
}
