package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Action;
import cajal.brain.PlainEdges;
import cajal.brain.PlainNetwork;
import cajal.brain.PlainRun;
import cajal.brain.Synapse;
import cajal.brain.connect.Connect;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import cajal.kernel.Csr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A small random network, compiled and as plain Java.
final class Twin implements AutoCloseable {
  static final double DT = 0.5;
  private static final int PRE = 70;
  private static final int POST = 130;

  final Network net;
  final Population<Pacemaker> pre;
  final Population<Pacemaker> post;
  final List<Projection> projections = new ArrayList<>();
  final List<List<? extends Synapse>> plainSynapses = new ArrayList<>();
  private final PlainNetwork plain = new PlainNetwork(DT);
  private final PlainRun<Pacemaker> plainPre;
  private final PlainRun<Pacemaker> plainPost;
  private final Random random = new Random(7);

  Twin(Lanes lanes, int threads) {
    net = new Network(DT).doublePrecision().lanes(lanes).threads(threads);
    pre = net.population("pre", new Pacemaker(), PRE);
    post = net.population("post", new Pacemaker(), POST);
    pre.init(c -> c.rate = 0.02 + 0.05 * cajal.random.Draw.uniform(0, 1));
    post.init(c -> c.rate = 0.02 + 0.05 * cajal.random.Draw.uniform(0, 1));
    plainPre = copy(pre);
    plainPost = copy(post);
  }

  private PlainRun<Pacemaker> copy(Population<Pacemaker> population) {
    PlainRun<Pacemaker> run = plain.population(new Pacemaker(), population.size(), Scheme.EXACT);
    double[] rates = population.get("rate");
    for (int i = 0; i < rates.length; i++) run.neurons().get(i).rate = rates[i];
    return run;
  }

  /// Connects at random, with some double synapses.
  Twin connect(Synapse synapse, Scheme scheme, double delay, Action<Pacemaker> action) {
    Projection projection = pairs(synapse, action).delay(delay);
    return copy(projection, synapse, scheme, action);
  }

  /// The same with delays of their own, some of them none.
  Twin connectDelayed(Synapse synapse, Scheme scheme, double longest, Action<Pacemaker> action) {
    Projection projection = pairs(synapse, action);
    int steps = (int) Math.round(longest / DT);
    double[] delays = new double[projection.connections().size()];
    Arrays.setAll(delays, k -> random.nextInt(steps + 1) * DT);
    return copy(projection.delays(delays), synapse, scheme, action);
  }

  private Projection pairs(Synapse synapse, Action<Pacemaker> action) {
    int edges = 400;
    int[] source = random.ints(edges, 0, PRE).toArray();
    int[] target = random.ints(edges, 0, POST).toArray();
    for (int k = 0; k < 20; k++) {
      source[k] = source[k + 20];
      target[k] = target[k + 20];
    }
    return net.connect(pre, post, Connect.fromPairs(source, target), synapse, action);
  }

  private Twin copy(
      Projection projection, Synapse synapse, Scheme scheme, Action<Pacemaker> action) {
    projections.add(projection);
    Csr csr = projection.connections();
    int[] steps =
        Arrays.stream(projection.delays()).mapToInt(ms -> (int) Math.round(ms / DT)).toArray();
    PlainEdges edges = new PlainEdges(csr.rowStart(), csr.target(), steps);
    plainSynapses.add(plain.connect(plainPre, plainPost, edges, synapse, scheme, action::on));
    return this;
  }

  Twin run(int steps) {
    net.run(steps * DT);
    plain.run(steps);
    return this;
  }

  Twin compiled(int steps) {
    net.run(steps * DT);
    return this;
  }

  /// Every state of the targets (but `kick`, which takes up what arrived when the next step begins)
  /// and every weight are the same up to rounding.
  void assertAlike() {
    for (String state : List.of("phase", "v", "got")) {
      assertClose(state, post.get(state), plainPost.state(state));
    }
    for (int p = 0; p < projections.size(); p++) {
      double[] weights = plainSynapses.get(p).stream().mapToDouble(synapse -> synapse.w).toArray();
      assertClose("weight", projections.get(p).weights(), weights);
    }
    assertThat(plainPost.spikes().size()).isGreaterThan(100);
  }

  static void assertClose(String what, double[] found, double[] expected) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i])
          .as("%s[%d]", what, i)
          .isCloseTo(expected[i], within(1e-12 * Math.max(scale, 1e-3)));
    }
  }

  @Override
  public void close() {
    net.close();
  }
}
