package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.lift.LiftError;
import org.junit.jupiter.api.Test;

/// Methods that are asked for in every step leave the neuron as it is, or are refused: plain Java
/// would do what compiled code would not.
class QuestionTest {
  static class Counting extends Neuron {
    @State double v;
    @State double asked;

    @Override
    protected boolean spikes() {
      asked += 1;
      return v > 1;
    }
  }

  static class Drifting extends Neuron {
    @State double v;
    @State double asked;

    @Derivative
    double dv() {
      asked += 1;
      return -v;
    }
  }

  @Test
  void spikesThatChangesAState() {
    assertThatThrownBy(() -> run(new Counting()))
        .isInstanceOf(LiftError.class)
        .hasMessageContaining("Counting.spikes")
        .hasMessageContaining("it assigns 'asked'")
        .hasMessageContaining("onSpike");
  }

  @Test
  void derivativeThatChangesAState() {
    assertThatThrownBy(() -> run(new Drifting()))
        .isInstanceOf(LiftError.class)
        .hasMessageContaining("Drifting.dv")
        .hasMessageContaining("it assigns 'asked'");
  }

  private static void run(Neuron neuron) {
    try (var net = new Network(0.1)) {
      net.population(neuron, 3);
      net.run(1);
    }
  }
}
