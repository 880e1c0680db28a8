package cajal.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalUnitTest {
  @ParameterizedTest
  @CsvSource({
    "mV/ms, pA/pF",
    "mV/ms, nA/nF",
    "mV/ms, V/s",
    "nS*mV, pA",
    "uS*mV, nA",
    "MOhm*nA, mV",
    "GOhm*pA, mV",
    "MOhm*nF, ms",
    "pF/nS, ms",
    "uF/cm2*mV/ms, uA/cm2",
    "mS/cm2*mV, uA/cm2",
    "1/ms, kHz",
    "1/s, Hz",
    "mM, mol/m3",
    "mM, mmolar",
    "mV, mvolt",
    "msiemens/cm**2, mS/cm^2",
    "ohm cm, Ohm*cm",
    "ms, (ms**0.5)**2",
    "ms**(1/2), sqrt(ms)",
    "ms**0.5, ms/sqrt(ms)",
    "10^3, 1000",
    "µV, uV",
    "cm², cm2",
    "MΩ, MOhm",
    "ms-1, 1/ms",
    "rad, 1",
    "10^-3*V, mV"
  })
  void theseAreTheSameUnit(String one, String other) {
    assertThat(PhysicalUnit.parse(one)).isEqualTo(PhysicalUnit.parse(other));
  }

  @ParameterizedTest
  @CsvSource({"pA, nA", "mV/V, 1", "nS*mV, nA", "ms, s", "m, mm", "S, s", "mol, m", "cd, m"})
  void theseAreDifferentUnits(String one, String other) {
    assertThat(PhysicalUnit.parse(one)).isNotEqualTo(PhysicalUnit.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "mV",
        "ms",
        "nA",
        "pA",
        "nS",
        "uS",
        "pF",
        "nF",
        "MOhm",
        "Hz",
        "1/ms",
        "mV/ms",
        "nS/ms",
        "uF/cm2",
        "mS/cm2",
        "uA/cm2",
        "ms^0.5",
        "mV/ms^0.5",
        "1/mV/ms",
        "mM",
        "mM/ms",
        "pA/ms",
        "uS/ms",
        "mV/s",
        "um2",
        "1/mV",
        "nA2",
        "mol"
      })
  void fieldUnitsPrintAsTheyAreWritten(String text) {
    assertThat(PhysicalUnit.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "pA/pF, mV/ms",
    "nS*mV, pA",
    "kHz, 1/ms",
    "V/s, mV/ms",
    "10^3*Hz, 1/ms",
    "mV/V, 10^-3",
    "ms**1.5, ms*ms^0.5"
  })
  void printsInTheWordsOfTheField(String text, String printed) {
    assertThat(PhysicalUnit.parse(text)).hasToString(printed);
  }

  @Test
  void everyUnitPrintsToATextThatReadsBackAsItself() {
    Random random = new Random(1);
    String[] parts = {"mV", "ms", "nA", "pF", "um", "mol", "K", "cd", "kg", "ms^0.5", "10^(1/3)"};
    for (int i = 0; i < 25; i++) {
      PhysicalUnit unit = PhysicalUnit.ONE;
      for (int n = random.nextInt(5); n >= 0; n--) {
        PhysicalUnit part = PhysicalUnit.parse(parts[random.nextInt(parts.length)]);
        unit = unit.times(part.pow(random.nextInt(-3, 4)));
      }
      assertThat(PhysicalUnit.parse(unit.toString())).as(unit.toString()).isEqualTo(unit);
    }
  }

  @Test
  void aFactorConvertsBetweenScales() {
    assertThat(PhysicalUnit.parse("nA").factorTo(PhysicalUnit.parse("pA"))).isEqualTo(1000);
    assertThat(PhysicalUnit.parse("uF/cm2").factorTo(PhysicalUnit.parse("pF/um2"))).isEqualTo(0.01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mv | Did you mean mV?",
        "bogus | bogus, which is not a unit here",
        "degC | offset",
        "min | 60 s is no power of ten",
        "mV/ | missing at the end",
        "5*mV | 5 is no power of ten",
        "ms**x | exponent",
        "(mV | a ')' is missing",
        "mV) | is out of place",
        "ms**(1/0) | divided by zero",
        "mV + nA | is out of place",
        "((ms^9999)^9999)^9999 | too large",
        "ms**0.123 | no simple fraction"
      })
  void aTextThatIsNoUnitSaysWhy(String text, String reason) {
    assertThatThrownBy(() -> PhysicalUnit.parse(text))
        .isInstanceOf(UnitError.class)
        .hasMessageContaining("unit \"" + text + "\"")
        .hasMessageContaining(reason)
        .hasMessageContaining("write: ");
  }

  @Test
  void anEmptyTextIsNoUnit() {
    assertThatThrownBy(() -> PhysicalUnit.parse("")).hasMessageContaining("missing");
  }
}
