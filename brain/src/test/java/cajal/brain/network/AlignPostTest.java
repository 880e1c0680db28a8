package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Action;
import cajal.brain.Synapse;
import cajal.brain.connect.Connect;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.Placement;
import cajal.brain.synapses.Alpha;
import cajal.brain.synapses.DualExponential;
import cajal.brain.synapses.Exponential;
import cajal.emit.Lanes;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Synapses whose states are sums at the target.
class AlignPostTest {
  private static final Action<Pacemaker> CURRENT = (c, g) -> c.current += g * (3 - c.v);

  static Stream<Synapse> linear() {
    return Stream.of(new Exponential(), new DualExponential(), new Alpha());
  }

  private static Twin twin(Lanes lanes, int threads, Synapse synapse) {
    Twin twin = new Twin(lanes, threads);
    synapse.w = 0.3;
    return twin.connect(synapse, Scheme.EXACT, 0, CURRENT)
        .connect(synapse, Scheme.EXACT, 1.5, CURRENT);
  }

  @ParameterizedTest
  @MethodSource("linear")
  void compiledRunsAgreeWithPlainOnes(Synapse synapse) {
    try (Twin twin = twin(Lanes.SCALAR, 1, synapse)) {
      twin.run(300).assertAlike();
    }
  }

  @ParameterizedTest
  @MethodSource("linear")
  void lanesAndThreadsMakeNoDifference(Synapse synapse) {
    double[] expected;
    try (Twin twin = twin(Lanes.SCALAR, 1, synapse)) {
      expected = twin.run(100).post.get("v");
    }
    try (Twin twin = twin(Lanes.preferred(), 2, synapse)) {
      assertThat(twin.run(100).post.get("v")).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("linear")
  void statesAreAtTheTarget(Synapse synapse) {
    try (Twin twin = twin(Lanes.SCALAR, 1, synapse)) {
      assertThat(twin.projections.getFirst().placement().orElseThrow().kind())
          .isEqualTo(Placement.Kind.ALIGN_POST);
    }
  }

  @Test
  void equalProjectionsShareTheirStatesAndOthersDoNot() {
    try (Twin twin = new Twin(Lanes.SCALAR, 1)) {
      Exponential slow = new Exponential();
      slow.tau = 20;
      Exponential heavy = new Exponential();
      heavy.w = 5;
      twin.connect(new Exponential(), Scheme.EXACT, 0, CURRENT)
          .connect(slow, Scheme.EXACT, 0, CURRENT)
          .connect(heavy, Scheme.EXACT, 1, (c, g) -> c.current += g * (3 - c.v))
          .connect(new Exponential(), Scheme.EXACT, 0, (c, g) -> c.current -= g);
      assertThat(twin.projections.get(0).sharing())
          .containsExactly(twin.projections.get(0), twin.projections.get(2));
      assertThat(twin.projections.get(1).sharing()).hasSize(1);
      assertThat(twin.projections.get(3).sharing()).hasSize(1);
      twin.run(200).assertAlike();
    }
  }

  @Test
  void actionsThatAreNotProportionalAreNotMergedButAct() {
    Action<Pacemaker> squared = (c, g) -> c.current += g * g;
    try (Twin twin = new Twin(Lanes.SCALAR, 1)) {
      twin.connect(new Exponential(), Scheme.EXACT, 0, squared)
          .connect(new Exponential(), Scheme.EXACT, 0, squared);
      assertThat(twin.projections.get(0).sharing()).hasSize(1);
      twin.run(200).assertAlike();
    }
  }

  @Test
  void actionsThatAreNotProportionalCannotReachASlice() {
    try (Twin twin = new Twin(Lanes.SCALAR, 1)) {
      Supplier<Projection> connect =
          () ->
              twin.net.connect(
                  twin.pre,
                  twin.post.slice(0, 10),
                  Connect.random(0.5),
                  new Exponential(),
                  (c, g) -> c.current += g + 1);
      connect.get();
      assertThatThrownBy(twin.net::prepare)
          .hasMessageContaining("Exponential on a slice of 'post'")
          .hasMessageContaining("not proportional");
    }
  }
}
