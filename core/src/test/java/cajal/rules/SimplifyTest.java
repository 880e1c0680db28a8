package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Move;
import cajal.ir.RandomGraphs;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimplifyTest {
  @Test
  void resultsOfRandomGraphsStayEqual() {
    for (int seed = 0; seed < 600; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Graph graph = RandomGraphs.next(random, 25);
      Graph simple = Rebuild.with(Simplify.RULES, graph);
      List<Object> inputs = RandomGraphs.inputs(graph, random);
      Same.check(graph, simple, Interpreter.run(graph, inputs), Interpreter.run(simple, inputs));
    }
  }

  @Test
  void simplifyingAgainChangesNothing() {
    for (int seed = 0; seed < 500; seed++) {
      Graph graph = RandomGraphs.next(new SplittableRandom(seed), 25);
      Graph once = Rebuild.with(Simplify.RULES, graph);
      assertThat(Rebuild.with(Simplify.RULES, once).nodes()).hasSameSizeAs(once.nodes());
    }
  }

  @Test
  void the_cotangents_of_slices_of_one_array_are_put_one_after_another() {
    GraphBuilder b = new GraphBuilder(Simplify.RULES);
    Value zero = b.constant(DType.F32, 0);
    Value sum = null;
    List<Integer> starts = List.of(3, 1, 0, 5);
    List<Integer> widths = List.of(2, 2, 1, 1);
    for (int i = 0; i < 4; i++) {
      Value part = b.input("x" + i, Type.of(DType.F32, 2, widths.get(i)));
      int after = 7 - starts.get(i) - widths.get(i);
      Value padded = b.add(new Move.Pad(part, zero, List.of(0, starts.get(i)), List.of(0, after)));
      sum = sum == null ? padded : b.plus(sum, padded);
    }
    Graph graph = b.build(List.of(new Graph.Port("y", sum)));
    assertThat(graph.nodes().stream().map(node -> node.op().getClass().getSimpleName()))
        .containsExactly("Constant", "Concat", "Pad");
    List<Object> inputs =
        List.of(
            new float[] {1, 2, 3, 4},
            new float[] {5, 6, 7, 8},
            new float[] {9, 10},
            new float[] {11, 12});
    assertThat((float[]) Interpreter.run(graph, inputs).getFirst())
        .containsExactly(9, 5, 6, 1, 2, 11, 0, 10, 7, 8, 3, 4, 12, 0);
  }
}
