package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Noise;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.brain.connect.Connect;
import cajal.brain.synapses.Depression;
import cajal.random.Draw;
import org.junit.jupiter.api.Test;

/// What a synapse cannot say, and what to say instead.
class SynapseErrorTest {
  static class Peeking extends Synapse {
    public Pacemaker target = new Pacemaker();

    @Override
    protected void onPre() {
      transmit(w * target.v);
    }
  }

  static class LateTransmitter extends Synapse {
    @Override
    protected void onPost() {
      transmit(w);
    }
  }

  static class Restless extends Synapse {
    @State public double g = 0;

    @Override
    protected double output() {
      g += 1;
      return g;
    }
  }

  static class Unreliable extends Synapse {
    @Override
    protected void onPre() {
      if (Draw.uniform(0, 1) < 0.5) transmit(w);
    }
  }

  static class Shaky extends Synapse {
    @State public double g = 0;

    @Noise(of = "g")
    double shake() {
      return 1;
    }

    @Override
    protected double output() {
      return g;
    }
  }

  static class Learning extends Synapse {
    public double rate = 1;

    @Override
    protected void onPre() {
      rate *= 0.9;
      transmit(w);
    }
  }

  private static void assertRefused(Synapse synapse, String... parts) {
    try (Network net = new Network(0.1)) {
      Population<Pacemaker> cells = net.population(new Pacemaker(), 10);
      net.connect(cells, cells, Connect.allToAll(), synapse, (c, g) -> c.current += g);
      assertThatThrownBy(net::prepare).hasMessageContainingAll(parts);
    }
  }

  @Test
  void statesOfNeuronsBelongIntoTheAction() {
    assertRefused(
        new Peeking(),
        "Peeking.target",
        "'v' of a Pacemaker",
        "the action on the target, which knows its neuron: (c, g) -> c.input += g * c.v");
  }

  @Test
  void transmissionsBelongIntoOnPre() {
    assertRefused(new LateTransmitter(), "LateTransmitter.onPost", "write: transmit(…) in onPre()");
  }

  @Test
  void outputsChangeNothing() {
    assertRefused(new Restless(), "Restless.output", "it assigns 'g'", "write: the change in a");
  }

  @Test
  void synapsesDoNotDraw() {
    assertRefused(new Unreliable(), "Unreliable", "a random draw", "write: the draw in the neuron");
  }

  @Test
  void synapsesHaveNoNoise() {
    assertRefused(new Shaky(), "Shaky.shake", "a @Noise", "write: the noise in the neuron");
  }

  @Test
  void parametersStandStill() {
    assertRefused(new Learning(), "the parameter 'rate' is assigned", "mark the field @State");
  }

  @Test
  void amountsActInProportionWhereSpikesBringThem() {
    try (Network net = new Network(0.1)) {
      Population<Pacemaker> cells = net.population(new Pacemaker(), 10);
      net.connect(cells, cells, Connect.allToAll(), new Depression(), (c, g) -> c.got += g * g);
      assertThatThrownBy(net::prepare).hasMessageContaining("is not proportional to the amount");
    }
  }
}
