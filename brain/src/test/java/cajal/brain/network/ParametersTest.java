package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.models.CobaLif;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void aParameterChangedBetweenTwoRunsCounts() {
    try (Network net = new Network(0.1)) {
      var cells = net.population(new CobaLif(), 3);
      cells.neuron().drive = 7;
      net.run(400);
      assertThat(cells.get("v")[1]).isCloseTo(-53, within(1e-3));
      cells.neuron().drive = 3;
      net.run(400);
      assertThat(cells.get("v")[1]).isCloseTo(-57, within(1e-3));
    }
  }

  @Test
  void aParameterThatIsNoNumberIsNamed() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("cells", new CobaLif(), 3);
      cells.neuron().tau = Double.NaN;
      assertThatThrownBy(() -> net.run(1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the parameter 'tau' of cells (CobaLif) is NaN; give it a number before the run");
    }
  }
}
