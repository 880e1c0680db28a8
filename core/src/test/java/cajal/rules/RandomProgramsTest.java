package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.RandomGraphs;
import cajal.ir.RandomGraphs.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// In graphs made by chance, loops and choices in them, forward and reverse mode are transposes of
/// each other: ⟨u, J v⟩ = ⟨Jᵀ u, v⟩.
class RandomProgramsTest {
  @Test
  void reverse_is_the_transpose_of_forward() {
    int compared = 0;
    for (int seed = 0; seed < 400; seed++) {
      RandomGenerator random = Sample.generator(seed);
      Graph graph =
          RandomGraphs.next(
              random,
              10,
              Family.FLOATS,
              Family.FUNCTIONS,
              Family.MOVES,
              Family.REDUCTIONS,
              Family.PRODUCTS,
              Family.CONTROL);
      Sample sample = new Sample("graph " + seed, graph, numbers(graph, random));
      Sample forward = Derived.jvp(sample);
      Sample reverse = Derived.vjp(sample);
      List<Object> v = forward.at().subList(sample.at().size(), forward.at().size());
      List<Object> u = reverse.at().subList(sample.at().size(), reverse.at().size());
      double along = Slopes.dot(u, Interpreter.run(forward.graph(), forward.at()));
      double back = Slopes.dot(Interpreter.run(reverse.graph(), reverse.at()), v);
      double scale = forward.run().stream().mapToDouble(Slopes::magnitude).sum();
      if (!Double.isFinite(along) || !Double.isFinite(back) || scale > 1e6) continue;
      compared++;
      assertThat(back).as("%s", graph).isCloseTo(along, within(1e-4 * (1 + scale)));
    }
    assertThat(compared).isGreaterThan(200);
  }

  /// The usual inputs with small numbers in place of special ones.
  static List<Object> numbers(Graph graph, RandomGenerator random) {
    List<Object> all = new ArrayList<>();
    for (Object input : RandomGraphs.inputs(graph, random)) {
      switch (input) {
        case float[] x -> {
          for (int i = 0; i < x.length; i++) x[i] = random.nextFloat(0.3f, 1.4f);
        }
        case double[] x -> {
          for (int i = 0; i < x.length; i++) x[i] = random.nextDouble(0.3, 1.4);
        }
        default -> {}
      }
      all.add(input);
    }
    return all;
  }
}
