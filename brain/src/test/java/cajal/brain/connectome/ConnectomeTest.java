package cajal.brain.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.connectome.Contact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConnectomeTest {
  private static final List<String> CELLS = List.of("a", "b", "c", "d");

  private static Contact chemical(String pre, String post, double count) {
    return new Contact(pre, post, Kind.CHEMICAL, count);
  }

  private static Contact electrical(String pre, String post, double count) {
    return new Contact(pre, post, Kind.ELECTRICAL, count);
  }

  private static Connectome of(Contact... contacts) {
    return Connectome.of(CELLS, List.of(contacts));
  }

  @Test
  void countsFollowTheirConnections() {
    Connectome made = of(chemical("c", "a", 5), chemical("a", "d", 2), chemical("a", "b", 9));
    assertThat(made.chemical().csr().target()).containsExactly(1, 3, 0);
    assertThat(made.chemical().counts()).containsExactly(9, 2, 5);
    assertThat(made.chemical().contacts()).isEqualTo(16);
    assertThat(made.chemical().joins(0, 3)).isTrue();
    assertThat(made.chemical().joins(3, 0)).isFalse();
  }

  @Test
  void junctionsActBothWaysHoweverTheyAreGiven() {
    Connectome made = of(electrical("a", "b", 3), electrical("b", "a", 4), electrical("d", "c", 1));
    assertThat(made.junctions()).isEqualTo(2);
    assertThat(made.electrical().csr().target()).containsExactly(1, 0, 3, 2);
    assertThat(made.electrical().counts()).containsExactly(4, 4, 1, 1);
  }

  @Test
  void keepsThoseThatLeaveSomeCells() {
    Wiring all = of(chemical("a", "b", 1), chemical("b", "c", 2), chemical("c", "a", 3)).chemical();
    Wiring kept = all.from(cell -> cell != 1);
    assertThat(kept.csr().sources()).containsExactly(0, 2);
    assertThat(kept.counts()).containsExactly(1, 3);
  }

  @Test
  void refusesUnknownCellsAndConnectionsGivenTwice() {
    assertThatThrownBy(() -> of(chemical("a", "bb", 1)))
        .hasMessageContaining("no cell 'bb'")
        .hasMessageContaining("Did you mean b?");
    assertThatThrownBy(() -> of(chemical("a", "b", 1), chemical("a", "b", 2)))
        .hasMessageContaining("a to b is given twice");
    assertThatThrownBy(() -> chemical("a", "b", -1)).hasMessageContaining("-1.0 synapses");
  }

  @Test
  void reciprocityIsTheShareOfAnsweredConnections() {
    Wiring wiring =
        of(
                chemical("a", "b", 1),
                chemical("b", "a", 1),
                chemical("a", "c", 1),
                chemical("d", "d", 1))
            .chemical();
    Reciprocity found = Reciprocity.of(wiring);
    assertThat(found.answered()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(found.chance()).isCloseTo(3.0 / 12, within(1e-12));
  }

  @Test
  void triadsHaveTheirNames() {
    assertThat(only(of(chemical("a", "b", 1), chemical("b", "c", 1)))).isEqualTo("021C");
    assertThat(only(of(chemical("b", "a", 1), chemical("b", "c", 1)))).isEqualTo("021D");
    assertThat(only(of(chemical("a", "b", 1), chemical("c", "b", 1)))).isEqualTo("021U");
    assertThat(only(of(chemical("a", "b", 1), chemical("b", "c", 1), chemical("a", "c", 1))))
        .isEqualTo("030T");
    assertThat(only(of(chemical("a", "b", 1), chemical("b", "c", 1), chemical("c", "a", 1))))
        .isEqualTo("030C");
    assertThat(only(of(chemical("a", "b", 1), chemical("b", "a", 1), chemical("c", "b", 1))))
        .isEqualTo("111D");
    assertThat(only(of(chemical("a", "b", 1), chemical("b", "a", 1), chemical("b", "c", 1))))
        .isEqualTo("111U");
  }

  /// The class of a, b, c where d touches nobody.
  private static String only(Connectome four) {
    Connectome three = new Connectome(CELLS, four.chemical(), four.electrical());
    long[] counts = Triads.of(three.chemical()).counts();
    for (int i = 3; i < counts.length; i++) if (counts[i] > 0) return Triads.NAMES.get(i);
    return "none";
  }

  @Test
  void triadsOfAllTriplesAreCounted() {
    Wiring wiring = random(30, 0.1);
    long sum = 0;
    for (long count : Triads.of(wiring).counts()) sum += count;
    assertThat(sum).isEqualTo(30 * 29 * 28 / 6);
  }

  @Test
  void shufflingKeepsDegreesAndTakesAwayReciprocity() {
    List<Contact> mutual = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 40; i++) cells.add("n" + i);
    for (int i = 0; i < 40; i++) {
      for (int step : new int[] {1, 39, 3, 37}) {
        mutual.add(chemical("n" + i, "n" + (i + step) % 40, 1));
      }
    }
    Wiring ring = Connectome.of(cells, mutual).chemical();
    int mutualPairs = Triads.NAMES.indexOf("102");
    long before = Triads.of(ring).counts()[mutualPairs];
    assertThat(Triads.shuffled(ring, 5, 1))
        .allSatisfy(shuffled -> assertThat(shuffled.counts()[mutualPairs]).isLessThan(before / 3));
  }

  private static Wiring random(int size, double p) {
    SplittableRandom random = new SplittableRandom(3);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) cells.add("n" + i);
    List<Contact> contacts = new ArrayList<>();
    for (String pre : cells) {
      for (String post : cells) {
        if (!pre.equals(post) && random.nextDouble() < p) contacts.add(chemical(pre, post, 1));
      }
    }
    return Connectome.of(cells, contacts).chemical();
  }
}
