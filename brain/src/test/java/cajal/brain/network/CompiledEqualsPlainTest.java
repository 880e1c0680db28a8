package cajal.brain.network;

import static cajal.random.Draw.bernoulli;
import static cajal.random.Draw.exponential;
import static cajal.random.Draw.normal;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Effect;
import cajal.brain.LibraryModels;
import cajal.brain.Neuron;
import cajal.brain.Noise;
import cajal.brain.State;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.UnaryKind;
import java.lang.reflect.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A compiled population in f64 goes where the plain Java run goes: to the bit under Euler and
/// Runge-Kutta schemes where a model uses arithmetic alone, else to the rounding of the elementary
/// functions, grown over the steps.
class CompiledEqualsPlainTest {
  private static final int STEPS = 60;
  private static final List<Scheme> TABLEAUX =
      List.of(Scheme.EULER, Scheme.MIDPOINT, Scheme.HEUN, Scheme.RK4);

  private static final Set<UnaryKind> ROUNDING =
      EnumSet.of(UnaryKind.FLOOR, UnaryKind.CEIL, UnaryKind.RINT, UnaryKind.SIGN);

  static Stream<Arguments> neuronsAndSchemes() {
    return LibraryModels.neurons()
        .flatMap(neuron ->
            Stream.of(Scheme.values())
                .filter(scheme -> scheme != Scheme.EXACT && scheme != Scheme.MILSTEIN)
                .map(scheme -> Arguments.of(neuron, scheme)));
  }

  @ParameterizedTest
  @MethodSource("neuronsAndSchemes")
  void everyLibraryModelUnderEveryScheme(Neuron neuron, Scheme scheme) {
    int which = Math.floorMod(neuron.getClass().getName().hashCode() + scheme.ordinal(), 8);
    Lanes lanes = which < 4 ? Lanes.values()[which] : Lanes.SCALAR;
    int threads = 1 + which % 2;
    try (BothRuns<Neuron> both = new BothRuns<>(neuron, 0.05, scheme, lanes, threads)) {
      both.scatter().inject(LibraryModels.input(neuron.getClass()));
      SpikeRecord spikes = both.net.spikes(both.compiled);
      both.run(STEPS);
      double bound = TABLEAUX.contains(scheme) && isArithmetic(both) ? 0 : 1e-9;
      requireSame(both, bound, neuron.getClass().getSimpleName() + " on " + lanes);
      assertThat(spikes.size()).isEqualTo(both.plain.spikes().size());
    }
  }

  /// Whether a model's step has no function but those that round correctly everywhere.
  private static boolean isArithmetic(BothRuns<?> both) {
    Graph graph = both.net.current().runs().getFirst().built().graph();
    return graph.nodes().stream()
        .allMatch(node ->
            switch (node.op()) {
              case Elementwise.Unary unary ->
                  unary.kind().isPrimitive() || ROUNDING.contains(unary.kind());
              case Elementwise.Binary binary -> binary.kind().isPrimitive();
              default -> true;
            });
  }

  private static void requireSame(BothRuns<?> both, double bound, String what) {
    for (Field state : both.states()) {
      double[] compiled = both.compiled.get(state.getName());
      double[] plain = both.plain.state(state.getName());
      for (int i = 0; i < BothRuns.SIZE; i++) {
        assertThat(compiled[i])
            .as("%s, %s[%d]", what, state.getName(), i)
            .isCloseTo(plain[i], within(bound * Math.max(1, Math.abs(plain[i]))));
      }
    }
  }

  @Test
  void enoughModelsAreComparedToTheBit() {
    long arithmetic =
        LibraryModels.neurons()
            .filter(neuron -> {
              try (var both = new BothRuns<>(neuron, 0.1, Scheme.RK4, Lanes.SCALAR, 1)) {
                return isArithmetic(both);
              }
            })
            .count();
    assertThat(arithmetic).isGreaterThanOrEqualTo(8);
  }

  /// Chance everywhere it may be: in equations, held or not, multiplied by states, in what a spike
  /// does, in whether it spikes.
  public static class Chancy extends Neuron {
    @State public double v = -60;
    @State public double w = 1;
    @State public double wiener;

    @Derivative(unlessRefractory = true)
    double dv() {
      return (-60 - v + w) / 10 + 0.5 * uniform(-1, 1) + 4;
    }

    @Noise(of = "v")
    double noiseV() {
      return 1.5;
    }

    @Derivative
    double dw() {
      return -w / 30 + 0.05 * Math.sin(t) + 0.1 * (uniform(0, 1) - uniform(0, 1));
    }

    @Noise(of = "w")
    double noiseW() {
      return 0.2 * w;
    }

    @Noise(of = "wiener")
    double noiseWiener() {
      return 1;
    }

    @Override
    protected boolean spikes() {
      return v > -45 && bernoulli(0.7);
    }

    @Override
    protected void onSpike() {
      v = normal(-65, 1);
      w += exponential(0.5);
      refractory(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTOMATIC", "EULER", "HEUN", "EXPONENTIAL_EULER", "MILSTEIN"})
  void noiseAndDrawsAreThoseOfThePlainRun(Scheme scheme) {
    Effect<Chancy> start = c -> c.v = uniform(-60, -45) + normal(0, 1);
    Lanes lanes = scheme == Scheme.EULER ? Lanes.V256 : Lanes.SCALAR;
    try (var both = new BothRuns<>(new Chancy(), 0.1, scheme, lanes, 2)) {
      both.compiled.init(start);
      both.plain.init(start::on);
      requireSame(both, 1e-14, "start");
      SpikeRecord spikes = both.net.spikes(both.compiled);
      both.run(60);
      assertThat(spikes.size()).isEqualTo(both.plain.spikes().size()).isGreaterThan(30);
      requireSame(both, 1e-9, scheme.name());
    }
  }

  @Test
  void normalsOfNoiseAreDrawnForEachNeuronAndStepAnew() {
    try (var both = new BothRuns<>(new Chancy(), 0.1, Scheme.EULER, Lanes.SCALAR, 1)) {
      both.run(1);
      double[] first = both.compiled.get("wiener");
      both.run(1);
      double[] second = both.compiled.get("wiener");
      double product = 0;
      double square = 0;
      for (int i = 0; i < BothRuns.SIZE; i++) {
        product += first[i] * (second[i] - first[i]) / BothRuns.SIZE;
        square += first[i] * first[i] / BothRuns.SIZE;
      }
      assertThat(square).isBetween(0.07, 0.13);
      assertThat(Math.abs(product)).isLessThan(0.03);
    }
  }

  @Test
  void modelsThatAreLinearGoExactlyAndSayWhy() {
    try (Network net = new Network(0.1)) {
      Population<?> lif = net.population(new cajal.brain.models.IafPscAlpha(), 10);
      net.prepare();
      var rules = net.current().runs().getFirst().built().rules();
      assertThat(Objects.requireNonNull(rules.get("v")).method()).isEqualTo("exact");
      assertThat(Objects.requireNonNull(rules.get("v")).reason()).contains("linear");
      assertThat(lif.size()).isEqualTo(10);
    }
  }
}
