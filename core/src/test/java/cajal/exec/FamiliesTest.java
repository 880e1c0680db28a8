package cajal.exec;

import cajal.emit.Lanes;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.RandomGraphs;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every family of operations, with every element type it takes, over nothing, one, odd numbers of
/// and many elements, in vectors of every width.
class FamiliesTest {
  private static final int[] LENGTHS = {0, 1, 7, 33, 100};

  /// The length that runs in all vectors; the others in one kind of them.
  private static final int IN_ALL = 33;

  @ParameterizedTest
  @EnumSource(Families.class)
  void has_the_bits_of_the_interpreter(Families family) {
    for (DType dtype : family.takes()) {
      for (int length : LENGTHS) {
        Graph graph = family.graph(dtype, length);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(length);
        List<Object> inputs = RandomGraphs.inputs(graph, random);
        List<Object> expected = Bits.expected(graph, inputs);
        for (Lanes lanes : Lanes.values()) {
          if (length != IN_ALL && lanes != Lanes.V256) continue;
          Bits.check(graph, expected, inputs, lanes, lanes.ordinal() % 2 + 1);
        }
      }
    }
  }
}
