package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.connect.Connect;
import cajal.brain.models.CobaLif;
import cajal.random.Draw;
import cajal.text.EquationError;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Fields by their names, and what is said of names and numbers that are none.
class ByNameTest {
  private final Network net = new Network(0.1);
  private final Population<CobaLif> cells = net.population("cells", new CobaLif(), 3);

  @Test
  void aParameterHasAValueForEachNeuronWhetherSharedOrNot() {
    assertThat(cells.get("tau")).containsExactly(20, 20, 20);
    cells.set("tau", 25);
    assertThat(cells.get("tau")).containsExactly(25, 25, 25);
    cells.set("tau", 1, 2, 3);
    assertThat(cells.get("tau")).containsExactly(1, 2, 3);
  }

  @Test
  void aNameThatIsNotThereIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> cells.get("V"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cells has no state or parameter 'V'. Did you mean v?");
  }

  @Test
  void statesAreRecordedByText() {
    var text = net.record(cells, "v");
    var lambda = net.record(cells, c -> c.v);
    var difference = net.record(cells, "v - EL");
    net.run(5);
    assertThat(text.of(1)).isEqualTo(lambda.of(1));
    assertThat(difference.of(2)).hasSize(50);
    assertThatThrownBy(() -> net.record(cells, "u"))
        .isInstanceOf(EquationError.class)
        .hasMessageContaining("unknown name u");
  }

  @Test
  void ratesNeedATime() {
    var spikes = net.spikes(cells);
    net.run(5);
    assertThatThrownBy(() -> spikes.rate(5, 5))
        .hasMessage(
            "rate(5.0, 5.0): there is no time between them; give the earlier one first, in ms");
    assertThat(spikes.rate(0, 1000)).isZero();
  }

  @Test
  void pairsThatAreNoneAreNamedAsPairs() {
    assertThatThrownBy(
            () -> {
              net.connect(cells, cells, Connect.fromPairs(new int[2], new int[3]), c -> c.gE += 1);
              net.prepare();
            })
        .hasMessageContaining("2 sources but 3 targets")
        .hasMessageNotContaining("Coo");
  }

  @Test
  void aStartThatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> cells.init(c -> c.v = Draw.uniform(-50, -60)))
        .hasMessageContaining("found: uniform of -50.0");
  }

  @Test
  void runsEndEarlyAndOthersDoNotBeginOnceTheyAreToStop() {
    var looks = new AtomicInteger();
    var asked =
        new Settings(
            OptionalLong.empty(), OptionalInt.empty(), false, () -> looks.incrementAndGet() > 2);
    ScopedValue.where(Settings.ASKED, asked)
        .run(() -> {
          var stopping = new Network(0.1);
          stopping.population(new CobaLif(), 3);
          stopping.run(1e6);
          double reached = stopping.time();
          assertThat(reached).isPositive().isLessThan(1e6);
          stopping.run(1e6);
          assertThat(stopping.time()).isEqualTo(reached);
        });
  }
}
