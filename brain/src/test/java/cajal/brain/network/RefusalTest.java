package cajal.brain.network;

import static cajal.brain.connect.Connect.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cajal.brain.Quantity;
import cajal.brain.models.Lif;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a network cannot do is refused by the call that asks for it.
class RefusalTest {
  private final Network net = new Network(0.1);
  private final Network other = new Network(0.1);
  private final Population<Lif> cells = net.population("cells", new Lif(), 10);
  private final Population<Lif> foreign = other.population("foreign", new Lif(), 10);

  @AfterEach
  void close() {
    net.close();
    other.close();
  }

  private static void refused(ThrowingCallable call, String... said) {
    var thrown = assertThatIllegalArgumentException().isThrownBy(call);
    for (String text : said) thrown.withMessageContaining(text);
  }

  @Test
  void twoPopulationsOfOneName() {
    refused(() -> net.population("cells", new Lif(), 3), "'cells'", "another name");
    net.population("Lif2", new Lif(), 3);
    refused(() -> net.population(new Lif(), 3), "'Lif2'");
    assertThat(net.populations()).hasSize(2);
  }

  @Test
  void theNamesOfProjectionsInSavedStates() {
    refused(() -> net.population("projection-0", new Lif(), 3), "'projection-0'", "projections");
    net.population("projection-neurons", new Lif(), 3);
  }

  @Test
  void cellsOfAnotherNetwork() {
    String[] said = {"'foreign'", "another network", "[cells]"};
    refused(() -> net.connect(foreign, cells, random(0.1), c -> c.input += 1), said);
    refused(() -> net.connect(cells, foreign.slice(0, 3), random(0.1), "input += 1"), said);
    refused(() -> net.spikes(foreign), said);
    refused(() -> net.record(foreign, c -> c.v), said);
    refused(
        () -> net.gapJunctions(foreign, random(0.1), 1, c -> c.v, (c, I) -> c.input += I), said);
    net.run(1);
  }

  @Test
  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  void nothingAtAll() {
    refused(() -> net.population("more", (Lif) null, 3), "population(…): the neuron is null");
    refused(() -> net.population((Lif) null, 3), "the neuron is null");
    refused(() -> net.population(null, new Lif(), 3), "the name is null");
    refused(
        () -> net.connect(cells, cells, null, "input += 1"), "connect(…): the connector is null");
    refused(() -> net.connect(null, cells, random(0.1), "input += 1"), "the source cells are null");
    refused(() -> net.connect(cells, null, random(0.1), "input += 1"), "the target cells are null");
    refused(() -> net.record(cells, (Quantity<Lif>) null), "record(…): the quantity is null");
    refused(() -> net.spikes(null), "spikes(…): the cells are null");
  }

  @Test
  void aRunThatIsNoWholeNumberOfSteps() {
    refused(() -> net.run(0.05), "a run of 0.05 ms is 0.5 steps of 0.1 ms", "multiple");
    assertThat(net.time()).isZero();
    net.run(0.3);
    net.run(3 * 0.1);
    net.run(0.1 + 0.2);
    assertThat(net.time()).isEqualTo(9 * 0.1);
  }

  @Test
  void delaysOfMoreStepsThanASpikeCanWait() {
    Projection projection = net.connect(cells, cells, random(0.1), c -> c.input += 1);
    for (double ms : new double[] {Double.POSITIVE_INFINITY, 1e300, 40_000, 3276.8}) {
      refused(() -> projection.delay(ms), "a delay of " + ms + " ms", "32767 steps, 3276.7 ms");
    }
    assertThatCode(() -> projection.delay(3276.7)).doesNotThrowAnyException();
  }

  @Test
  void samplesBetweenTimesThatAreTheWrongWayRound() {
    StateRecord record = net.record(cells, c -> c.v);
    refused(() -> record.between(5, 1), "between(5.0, 1.0)", "later");
    refused(() -> record.between(5, 5), "between(5.0, 5.0)");
    refused(() -> record.between(Double.NaN, 1), "between(NaN, 1.0)");
    refused(() -> record.every(Double.POSITIVE_INFINITY), "every Infinity ms");
  }
}
