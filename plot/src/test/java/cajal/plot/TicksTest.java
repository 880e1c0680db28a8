package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void ticksStandAtRoundNumbers() {
    assertThat(labels(Axis.exact("", 0, 1000), 10)).first().isEqualTo("0");
    assertThat(labels(Axis.exact("", 0, 1000), 5))
        .containsExactly("0", "200", "400", "600", "800", "1000");
    assertThat(labels(Axis.exact("", -0.3, 0.31), 4)).containsExactly("−0.2", "0", "0.2");
    assertThat(labels(Axis.exact("", 0, 61_234), 4))
        .containsExactly("0", "20,000", "40,000", "60,000");
    assertThat(labels(Axis.exact("", 0, 3e-9), 3))
        .containsExactly("0", "1×10⁻⁹", "2×10⁻⁹", "3×10⁻⁹");
  }

  @Test
  void everyRangeHasAFewTicksInsideItWhoseLabelsSayWhereTheyAre() {
    Random random = new Random(1);
    for (int trial = 0; trial < 5000; trial++) {
      double size = Math.pow(10, random.nextInt(-140, 140));
      double middle = random.nextGaussian() * size;
      double half = size * Math.pow(10, random.nextInt(-6, 3)) * (0.1 + random.nextDouble());
      Axis axis = Axis.linear("", Range.of(middle - half, middle + half));
      int most = random.nextInt(2, 13);
      List<Ticks.Tick> ticks = axis.ticks(most).major();
      assertThat(ticks).as("%s", axis).hasSizeBetween(2, Math.max(most + 1, 5));
      double length = axis.to() - axis.from();
      for (Ticks.Tick tick : ticks) {
        assertThat(tick.value()).isBetween(axis.from() - 1e-6 * length, axis.to() + 1e-6 * length);
        assertThat(read(tick.label())).isCloseTo(tick.value(), within(1e-6 * length));
      }
      assertThat(ticks.stream().map(Ticks.Tick::label)).doesNotHaveDuplicates();
    }
  }

  @Test
  void neuronsAreNotNumberedInHalves() {
    assertThat(labels(Axis.whole("neuron", 1), 10)).containsExactly("0");
    assertThat(labels(Axis.whole("neuron", 3), 10)).containsExactly("0", "1", "2");
    assertThat(labels(Axis.whole("neuron", 0), 10)).containsExactly("0");
  }

  @Test
  void logarithmicAxesAreLabelledAtPowersOfTen() {
    assertThat(labels(Axis.log("", Range.of(1e3, 1e6)), 6))
        .containsExactly("10³", "10⁴", "10⁵", "10⁶");
    assertThat(labels(Axis.log("", Range.of(0.2, 300)), 6)).containsExactly("1", "10", "100");
    assertThat(labels(Axis.log("", Range.of(3, 40)), 6)).containsExactly("5", "10", "20");
    assertThat(labels(Axis.log("", Range.of(1e-20, 1e20)), 5)).hasSizeBetween(3, 9);
  }

  @Test
  void everyLogarithmicRangeHasAFewTicks() {
    Random random = new Random(2);
    for (int trial = 0; trial < 5000; trial++) {
      double low = Math.pow(10, -9 + 18 * random.nextDouble());
      double high = low * Math.pow(10, random.nextDouble() * random.nextInt(1, 12));
      Axis axis = Axis.log("", Range.of(low, high));
      int most = random.nextInt(2, 13);
      Ticks ticks = axis.ticks(most);
      assertThat(ticks.major()).as("%s", axis).hasSizeBetween(2, Math.max(2 * most, 5));
      for (Ticks.Tick tick : ticks.major()) {
        assertThat(read(tick.label()) / tick.value()).isCloseTo(1, within(1e-9));
        assertThat(axis.fraction(tick.value())).isBetween(-1e-9, 1 + 1e-9);
      }
    }
  }

  @Test
  void anAxisOfOneValueOrNoneIsWidened() {
    assertThat(Axis.linear("", Range.of(-60, -60)).fraction(-60)).isCloseTo(0.5, within(1e-9));
    assertThat(Axis.linear("", Range.of(0, 0)).fraction(0)).isCloseTo(0.5, within(1e-9));
    assertThat(Axis.linear("", Range.of(Double.NaN)).ticks(5).major()).hasSizeGreaterThan(1);
    assertThat(Axis.log("", Range.of(7, 7)).fraction(7)).isCloseTo(0.5, within(1e-9));
    assertThat(Axis.linear("", Range.of(4e-324, 5e-324)).ticks(5).major()).hasSizeGreaterThan(1);
    assertThat(Axis.linear("", Range.of(1e12, 1e12 + 1e-3)).ticks(5).major()).hasSizeGreaterThan(1);
  }

  private static List<String> labels(Axis axis, int most) {
    return axis.ticks(most).major().stream().map(Ticks.Tick::label).toList();
  }

  private static double read(String label) {
    String plain = label.replace(",", "").replace('−', '-');
    int power = plain.startsWith("10") ? 2 : plain.indexOf("×10") + 3;
    boolean raised =
        power > 1 && power < plain.length() && "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(plain.charAt(power)) >= 0;
    if (!raised) return Double.parseDouble(plain);
    StringBuilder exponent = new StringBuilder();
    for (char c : plain.substring(power).toCharArray()) {
      exponent.append(c == '⁻' ? '-' : (char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
    }
    String front = power == 2 ? "1" : plain.substring(0, power - 3);
    return Double.parseDouble(front + "e" + exponent);
  }
}
