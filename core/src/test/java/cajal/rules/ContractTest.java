package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.Parser;
import cajal.ir.RandomGraphs;
import cajal.ir.RandomGraphs.Family;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContractTest {
  @Test
  void noGraphGetsMoreOperations() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Graph graph = RandomGraphs.next(random, 25, Family.FLOATS, Family.CONTROL);
      graph = Rebuild.with(Simplify.RULES, graph);
      Graph contracted = Contract.apply(graph);
      assertThat(operations(contracted)).isLessThanOrEqualTo(operations(graph));
    }
  }

  private static long operations(Graph graph) {
    return graph.nodes().stream().filter(node -> !(node.op() instanceof Constant)).count();
  }

  @Test
  void theProductIsNoLongerRounded() {
    Graph graph =
        Parser.parse(
            """
            graph(a: %0 f32, b: %1 f32, c: %2 f32) {
              %3 = mul %0, %1 : f32
              %4 = sub %3, %2 : f32
              %5 = neg %2 : f32
              %6 = mul %0, %0 : f32
              %7 = add %6, %5 : f32
              return kept = %4, once = %7
            }
            """);
    float a = 1 + 0x1p-12f;
    List<Object> inputs = List.of(new float[] {a}, new float[] {a}, new float[] {a * a});
    Graph contracted = Contract.apply(graph);
    assertThat(contracted.nodes().stream().filter(node -> node.op() instanceof Elementwise.Fma))
        .hasSize(1);
    assertThat((float[]) Interpreter.run(contracted, inputs).get(0)).containsExactly(0);
    assertThat((float[]) Interpreter.run(contracted, inputs).get(1)).containsExactly(0x1p-24f);
  }
}
