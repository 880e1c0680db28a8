package cajal.systems.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.connectome.Connectome;
import cajal.brain.connectome.Contact;
import cajal.brain.connectome.Contact.Kind;
import cajal.brain.network.Network;
import cajal.brain.network.StateRecord;
import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.kernel.Csr;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrengthTrainingTest {
  private static final Settings SETTINGS = new Settings(Lanes.preferred(), 1);

  /// The command neurons, the touch receptors and some others, wired at random.
  private static Connectome small() {
    List<String> cells = new ArrayList<>(Worm.ANTERIOR_TOUCH);
    cells.addAll(Worm.POSTERIOR_TOUCH);
    cells.addAll(Worm.BACKWARD);
    cells.addAll(Worm.FORWARD);
    cells.addAll(List.of("DD01", "RIS", "AVG"));
    SplittableRandom random = new SplittableRandom(4);
    List<Contact> contacts = new ArrayList<>();
    for (String pre : cells) {
      for (String post : cells) {
        if (pre.equals(post)) continue;
        if (random.nextDouble() < 0.4) {
          contacts.add(new Contact(pre, post, Kind.CHEMICAL, 1 + random.nextInt(5)));
        }
        if (pre.compareTo(post) < 0 && random.nextDouble() < 0.15) {
          contacts.add(new Contact(pre, post, Kind.ELECTRICAL, 1 + random.nextInt(3)));
        }
      }
    }
    return Connectome.of(cells, contacts);
  }

  private static AnatomicalNetwork graded(Connectome connectome) {
    return new GradedNetwork(
        new Network(0.5).threads(1),
        connectome,
        Signs.of(connectome, Worm.signs(connectome)),
        GradedNetwork.STRENGTH);
  }

  private static AnatomicalNetwork spiking(Connectome connectome) {
    return new SpikingNetwork(
        new Network(0.5).threads(1),
        connectome,
        Signs.of(connectome, Worm.signs(connectome)),
        new Strength(0.1, 0.01));
  }

  @Test
  void aGradedNetworkStaysAtRestUntilItIsStimulated() {
    Connectome connectome = small();
    try (AnatomicalNetwork worm = graded(connectome)) {
      worm.stimulate(Map.of("AVM", 5.0), 100, 200);
      double[] rest = worm.cells().get("v");
      worm.network().run(100);
      double[] before = worm.cells().get("v");
      for (int i = 0; i < rest.length; i++) assertThat(before[i]).isCloseTo(rest[i], within(0.01));
      worm.network().run(100);
      double[] after = worm.cells().get("v");
      int touched = connectome.cell("AVM");
      assertThat(after[touched]).isGreaterThan(rest[touched] + 2);
    }
  }

  @Test
  void touchIsAnsweredAfterTrainingWithoutNewConnections() {
    Connectome connectome = small();
    for (boolean spikes : new boolean[] {false, true}) {
      try (AnatomicalNetwork worm = spikes ? spiking(connectome) : graded(connectome)) {
        TouchChoice choice = new TouchChoice(connectome, 0.5, spikes ? 30 : 5);
        StrengthTraining training = new StrengthTraining(worm, choice, 0.1, SETTINGS);
        int[] sizes = sizes(training);
        float first = training.step().getFirst().floats()[0];
        List<Tensor> last = List.of();
        for (int i = 0; i < 60; i++) last = training.step();
        assertThat(last.getFirst().floats()[0]).isLessThan(first).isLessThan(0.65f);
        float[] back = last.get(1).floats();
        assertThat(back[0]).isPositive().isGreaterThan(back[1] + 0.1f);
        training.store();
        assertThat(sizes(training)).isEqualTo(sizes);
        assertOnlyAnatomy(worm);
      }
    }
  }

  private static int[] sizes(StrengthTraining training) {
    return training.strengths().stream().mapToInt(p -> p.value().floats().length).toArray();
  }

  /// Every connection of the network is one of the anatomy, and none is below 0.
  private static void assertOnlyAnatomy(AnatomicalNetwork worm) {
    Connectome connectome = worm.connectome();
    List<Csr> wired = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    worm.network()
        .projections()
        .forEach(p -> {
          wired.add(p.connections());
          weights.add(p.weights());
        });
    worm.network()
        .gradedSynapses()
        .forEach(g -> {
          wired.add(g.connections());
          weights.add(g.weights());
        });
    int connections = 0;
    for (Csr csr : wired) {
      connections += csr.size();
      int[] source = csr.sources();
      for (int k = 0; k < csr.size(); k++) {
        assertThat(connectome.chemical().joins(source[k], csr.target()[k])).isTrue();
      }
    }
    assertThat(connections).isEqualTo(connectome.chemical().csr().size());
    for (double[] all : weights) for (double w : all) assertThat(w).isNotNegative();
    for (double g : worm.network().gapJunctions().getFirst().conductances()) {
      assertThat(g).isNotNegative();
    }
  }

  @Test
  void tracesOfAnotherNetworkAreReproduced() {
    Connectome connectome = small();
    int steps = 400;
    Tensor currents =
        StrengthTraining.pulses(
            connectome, steps, 40, 300, List.of(Map.of("AVM", 5.0, "PLML", 5.0)));
    List<String> cells = List.of("AVAL", "AVBL", "DD01");
    Tensor target;
    try (AnatomicalNetwork other =
        new GradedNetwork(
            new Network(0.5).threads(1),
            connectome,
            Signs.of(connectome, Worm.signs(connectome)),
            new Strength(0.15, 0.02))) {
      other.stimulate(Map.of("AVM", 5.0, "PLML", 5.0), 20, 150);
      StateRecord record = other.network().record(other.cells(), "v");
      other.network().run(steps * 0.5);
      float[] wanted = new float[steps * cells.size()];
      for (int c = 0; c < cells.size(); c++) {
        double[] v = record.of(connectome.cell(cells.get(c)));
        for (int t = 0; t < steps; t++) wanted[t * cells.size() + c] = (float) v[t];
      }
      target = Tensor.of(wanted).reshape(steps, cells.size());
    }
    try (AnatomicalNetwork worm = graded(connectome)) {
      TraceTarget goal = new TraceTarget(connectome, currents, cells, target);
      StrengthTraining training = new StrengthTraining(worm, goal, 0.05, SETTINGS);
      float first = training.step().getFirst().floats()[0];
      float last = first;
      for (int i = 0; i < 80; i++) last = training.step().getFirst().floats()[0];
      assertThat(last).isLessThan(first / 5);
    }
  }
}
