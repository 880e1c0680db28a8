package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchesTest {
  private static final int TURNS = 12;
  private static final Type STATE = Type.of(DType.F64, 3, 2);
  private static final Type STACK = Type.of(DType.F64, TURNS, 3, 2);

  private final GraphBuilder builder = new GraphBuilder();
  private final Shaped arrays = new Shaped(builder);

  /// h ← sin(h + x), which is stacked.
  private Scan loop(boolean reversed) {
    GraphBuilder body = new GraphBuilder();
    Value h = body.input("h", STATE);
    Value next = body.unary(UnaryKind.SIN, body.plus(h, body.input("x", STATE)));
    Graph turn = body.build(List.of(new Graph.Port("h", next), new Graph.Port("y", next)));
    List<Value> start = List.of(builder.input("start", STATE));
    return new Scan(turn, TURNS, reversed, start, List.of(builder.input("x", STACK)), List.of());
  }

  /// The last state, Σ xᵀ·y over all turns, and what stretches are told of the one before.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sums_over_stretches_are_those_over_all_turns(boolean reversed) {
    Scan scan = loop(reversed);
    Value z = builder.input("z", STACK);
    Value first = builder.input("first", STATE);
    Stretches stretches = new Stretches(builder, scan, 4);
    Value y = stretches.made().get(1);
    int plain =
        stretches.add(product(stretches.builder, stretches.slices(scan.xs().getFirst()), y, 4));
    Value before = stretches.before(first, z);
    int ends = stretches.add(before);
    List<Value> found = stretches.results();
    List<Value> whole = builder.addAll(scan);
    Value last = first;
    for (int turn = 4; turn < TURNS; turn += 4) {
      int slice = reversed ? TURNS - turn : turn - 1;
      Value of = arrays.slice(z, List.of(slice, 0, 0), List.of(slice + 1, 3, 2));
      last = builder.plus(last, arrays.reshape(of, STATE.shape()));
    }
    List<Value> expected =
        List.of(
            whole.getFirst(), product(builder, scan.xs().getFirst(), whole.get(1), TURNS), last);
    same(expected, List.of(found.getFirst(), found.get(plain), found.get(ends)));
  }

  private static Value product(GraphBuilder builder, Value x, Value y, int turns) {
    Shaped arrays = new Shaped(builder);
    Value left = arrays.reshape(x, Shape.of(turns * 3, 2));
    Value right = arrays.reshape(y, Shape.of(turns * 3, 2));
    return builder.add(new Dot(arrays.transposed(left), right, 0));
  }

  private void same(List<Value> expected, List<Value> found) {
    List<Graph.Port> ports =
        IntStream.range(0, 2 * expected.size())
            .mapToObj(
                i -> new Graph.Port("y" + i, i % 2 == 0 ? expected.get(i / 2) : found.get(i / 2)))
            .toList();
    Graph graph = builder.build(ports);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    List<Object> inputs =
        graph.inputs().stream()
            .map(port -> (Object) random.doubles(port.value().shape().size()).toArray())
            .toList();
    List<Object> results = Interpreter.run(Lower.toPrimitives(graph), inputs);
    for (int i = 0; i < results.size(); i += 2) {
      assertThat((double[]) results.get(i + 1))
          .containsExactly((double[]) results.get(i), within(1e-12));
    }
  }

  @Test
  void a_stretch_divides_all_turns_and_stays_near() {
    assertThat(Stretches.turns(200, 133_632)).isEqualTo(10);
    assertThat(Stretches.turns(200, 1000)).as("all of it is near").isZero();
    assertThat(Stretches.turns(199, 133_632)).as("a prime number of turns").isZero();
    assertThat(Stretches.turns(200, 1 << 20)).as("two turns are too few").isZero();
  }
}
