package cajal.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.emit.EdgeSpec.Add;
import cajal.emit.EdgeSpec.Input;
import cajal.emit.EdgeSpec.Per;
import cajal.emit.EdgeSpec.Store;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rows 10 and 11 of an array of 12, with edges to columns 0, 2 and 2, 1.
class EdgeKernelTest {
  private static final Type ARRAY = Type.of(DType.F64, 64);

  private final GraphBuilder builder = new GraphBuilder();
  private final Frame frame = new Frame(8, 8);
  private final double[] trace = new double[12];
  private final double[] target = {100, 200, 300};
  private final double[] weight = {1, 2, 3, 4};
  private final double[] sum = new double[3];
  private final Edges edges =
      new Edges(10, new int[] {0, 2}, new int[] {2, 4}, new int[] {0, 2, 2, 1}, null);

  private Slot at(int index, double... array) {
    Slot slot = new Slot(Slot.Kind.ARRAY, DType.F64, index);
    frame.array(slot, array);
    return slot;
  }

  /// sum[column] += trace·weight; weight += target; trace += rate.
  private EdgeKernel kernel() {
    Value x = builder.input("trace", ARRAY);
    Value w = builder.input("w", ARRAY);
    Value y = builder.input("target", ARRAY);
    Value rate = builder.input("rate", Type.scalar(DType.F64));
    Graph graph =
        builder.build(
            List.of(
                new Graph.Port("trace", builder.plus(x, rate)),
                new Graph.Port("sum", builder.times(x, w)),
                new Graph.Port("w", builder.plus(w, y))));
    Slot scalar = new Slot(Slot.Kind.SCALAR, DType.F64, 0);
    frame.scalar(scalar, 0.5);
    trace[10] = 7;
    trace[11] = 11;
    return KernelCompiler.compile(
        new EdgeSpec(
            graph,
            List.of(
                new Input(at(0, trace), Per.ROW),
                new Input(at(1, weight), Per.EDGE),
                new Input(at(2, target), Per.COLUMN),
                new Input(scalar, Per.ROW)),
            List.of(
                new Store(at(0, trace), Per.ROW),
                new Add(at(3, sum)),
                new Store(at(1, weight), Per.EDGE))));
  }

  @Test
  void listedRowsSeeTheirOldValuesAndRowsOfOthersAreLeftOut() {
    kernel().run(frame, edges, new int[] {9, 11, 12, 10}, 0, 3);
    assertThat(sum).containsExactly(0, 44, 33);
    assertThat(weight).containsExactly(1, 2, 303, 204);
    assertThat(trace[11]).isEqualTo(11.5);
    assertThat(trace[10]).isEqualTo(7);
  }

  @Test
  void withoutAListAllRowsOfARangeRun() {
    kernel().run(frame, edges, null, 0, 12);
    assertThat(sum).containsExactly(7, 44, 14 + 33);
    assertThat(trace[10]).isEqualTo(7.5);
  }

  @Test
  void edgesMayHaveTheirValuesElsewhere() {
    Edges permuted =
        new Edges(10, edges.low(), edges.high(), edges.column(), new int[] {3, 2, 1, 0});
    kernel().run(frame, permuted, new int[] {10}, 0, 1);
    assertThat(sum).containsExactly(28, 0, 21);
    assertThat(weight).containsExactly(1, 2, 303, 104);
  }

  @Test
  void rowsWithoutEdgesOfInterestAreUpdatedToo() {
    Value x = builder.input("trace", ARRAY);
    Graph graph = builder.build(List.of(new Graph.Port("trace", builder.plus(x, 1))));
    Slot slot = at(0, trace);
    EdgeSpec spec =
        new EdgeSpec(graph, List.of(new Input(slot, Per.ROW)), List.of(new Store(slot, Per.ROW)));
    KernelCompiler.compile(spec).run(frame, edges, new int[] {11, 11}, 0, 2);
    assertThat(trace[11]).isEqualTo(2);
  }

  @Test
  void edgesCannotStoreAtTheirColumn() {
    assertThatThrownBy(() -> new Store(at(0, trace), Per.COLUMN))
        .hasMessageContaining("overwrite each other");
  }
}
