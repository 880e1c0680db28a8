package cajal.exec;

import cajal.emit.Lanes;
import cajal.ir.Graph;
import cajal.ir.RandomGraphs;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramTest {
  @ParameterizedTest
  @EnumSource(Lanes.class)
  void any_graph_has_the_bits_of_the_interpreter(Lanes lanes) {
    for (int seed = 0; seed < 80; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      Graph graph = RandomGraphs.next(random, 12);
      List<Object> inputs = RandomGraphs.inputs(graph, random);
      Bits.check(graph, inputs, lanes, seed % 10 == 0 ? 2 : 1);
    }
  }
}
