package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Action;
import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.Placement.Kind;
import cajal.brain.lower.Site;
import cajal.brain.synapses.Ampa;
import cajal.brain.synapses.Depression;
import cajal.brain.synapses.GabaA;
import cajal.brain.synapses.Nmda;
import cajal.brain.synapses.PowerLawStdp;
import cajal.brain.synapses.SongStdp;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.emit.Lanes;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Synapses whose states are at the source, at the target, or each synapse's own.
class LocatedTest {
  private static final Action<Pacemaker> CURRENT = (c, g) -> c.current += g * (3 - c.v);
  private static final Action<Pacemaker> CHARGE = (c, w) -> c.got -= 2 * w;
  private static final Action<Pacemaker> PULL = (c, w) -> c.kick += w * (3 - c.got);

  /// Something everywhere: a trace at the source, one at the target, one of each synapse that
  /// decays towards the source's, a weight, an output and a transmission.
  static class Mixed extends Synapse {
    public double tau = 12;
    @State public double here = 0;
    @State public double there = 0.25;
    @State public double both = 0;
    @State public boolean awake = false;
    @State public int count = 0;

    @Derivative
    double dhere() {
      return (0.1 - here) / tau;
    }

    @Derivative
    double dthere() {
      return -there / (2 * tau);
    }

    @Derivative
    double dboth() {
      return (here * there - both) / 30;
    }

    @Override
    protected void onPre() {
      transmit(w * here + both + there);
      here += 0.5;
      count += 1;
      both += awake ? 0.01 * here : 0;
    }

    @Override
    protected void onPost() {
      there = there * 0.5 + 0.3;
      awake = here > 0.2;
      w += 0.01 * (both - 0.1 * w) * there;
    }

    @Override
    protected double output() {
      return count > 3 ? w * both : 0.01 * there;
    }
  }

  static Stream<Arguments> synapses() {
    return Stream.of(
        Arguments.of(new Nmda(), Kind.ALIGN_PRE, CURRENT),
        Arguments.of(new Ampa(), Kind.ALIGN_PRE, CURRENT),
        Arguments.of(new GabaA(), Kind.ALIGN_PRE, CURRENT),
        Arguments.of(new TsodyksMarkram(), Kind.ALIGN_PRE, CHARGE),
        Arguments.of(new Depression(), Kind.ALIGN_PRE, PULL),
        Arguments.of(new SongStdp(), Kind.PER_SYNAPSE, CHARGE),
        Arguments.of(new PowerLawStdp(), Kind.PER_SYNAPSE, PULL),
        Arguments.of(new Mixed(), Kind.PER_SYNAPSE, PULL));
  }

  private static Twin twin(Lanes lanes, int threads, Synapse synapse, Action<Pacemaker> action) {
    synapse.w = 0.03;
    return new Twin(lanes, threads)
        .connect(synapse, Scheme.EXPONENTIAL_EULER, 0, action)
        .connect(synapse, Scheme.EXPONENTIAL_EULER, 1.5, action);
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void compiledRunsAgreeWithPlainOnes(Synapse synapse, Kind kind, Action<Pacemaker> action) {
    try (Twin twin = twin(Lanes.SCALAR, 1, synapse, action)) {
      assertThat(twin.projections.getFirst().placement().orElseThrow().kind()).isEqualTo(kind);
      twin.run(300).assertAlike();
    }
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void lanesAndThreadsMakeNoDifference(Synapse synapse, Kind kind, Action<Pacemaker> action) {
    double[] v;
    double[] weights;
    try (Twin twin = twin(Lanes.SCALAR, 1, synapse, action)) {
      v = twin.compiled(150).post.get("v");
      weights = twin.projections.getLast().weights();
    }
    for (int threads = 1; threads <= 3; threads++) {
      try (Twin twin = twin(Lanes.preferred(), threads, synapse, action)) {
        twin.net.warm(20);
        assertThat(twin.compiled(150).post.get("v")).as("%d threads", threads).isEqualTo(v);
        assertThat(twin.projections.getLast().weights()).isEqualTo(weights);
      }
    }
  }

  static Stream<Arguments> sites() {
    return Stream.of(
        Arguments.of(
            new SongStdp(), Map.of("pre", Site.SOURCE, "post", Site.TARGET, "w", Site.SYNAPSE)),
        Arguments.of(
            new PowerLawStdp(), Map.of("pre", Site.SOURCE, "post", Site.TARGET, "w", Site.SYNAPSE)),
        Arguments.of(
            new Mixed(),
            Map.of(
                "here", Site.SOURCE,
                "there", Site.TARGET,
                "count", Site.SOURCE,
                "both", Site.SYNAPSE,
                "awake", Site.SYNAPSE,
                "w", Site.SYNAPSE)));
  }

  @ParameterizedTest
  @MethodSource("sites")
  void eachStateIsKeptWhereItCanBe(Synapse synapse, Map<String, Site> expected) {
    try (Twin twin = twin(Lanes.SCALAR, 1, synapse, CHARGE)) {
      assertThat(twin.projections.getFirst().placement().orElseThrow().states())
          .containsExactlyInAnyOrderEntriesOf(expected);
    }
  }
}
