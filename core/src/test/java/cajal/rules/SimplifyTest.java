package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.RandomGraphs;
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
}
