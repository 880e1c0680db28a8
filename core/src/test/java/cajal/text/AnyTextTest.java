package cajal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cajal.unit.PhysicalUnit;
import cajal.unit.UnitError;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnyTextTest {
  private static final String[] PIECES =
      ("dv/dt = |: mV|v|tau|: ms|\n|; |# note|(|)|+|-|*|/|**|%|1|2.5|1e3|.|,|=|==|<|if|else|and|or"
              + "|not|xi|xi_1|exp(|min(|where(|rand()|mV|cm2|(constant)|(unless refractory)|:|\\\n"
              + "|^|&|!|$|é|+=|I = |: nA|\t| |inf|pi|t|1e999|**0.5|'|²|mV^|ms-1|sqrt(|10^|(1/2)")
          .split("\\|");

  @Test
  void whateverTheTextTheAnswerIsAModelOrAnErrorThatPointsIntoIt() {
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 4_000; i++) {
      String text = text(random);
      Throwable thrown = catchThrowable(() -> EquationSet.parse(text));
      if (thrown == null) continue;
      refused++;
      assertThat(thrown).as(text).isInstanceOf(EquationError.class);
      EquationError error = (EquationError) thrown;
      assertThat(error.line()).isBetween(1, (int) text.lines().count() + 1);
      assertThat(error.column()).isPositive();
    }
    assertThat(refused).isBetween(2_000, 3_998);
  }

  @Test
  void whateverTheTextTheAnswerIsAStatementOrAnError() {
    EquationSet model = EquationSet.parse("dv/dt = -v/tau : mV; tau : ms");
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      String text = text(random);
      for (String read : new String[] {text, "v = " + text, "v" + text}) {
        Throwable thrown = catchThrowable(() -> model.statements(read));
        if (thrown != null) assertThat(thrown).as(read).isInstanceOf(EquationError.class);
      }
      Throwable thrown = catchThrowable(() -> model.condition(text));
      if (thrown != null) assertThat(thrown).as(text).isInstanceOf(EquationError.class);
    }
  }

  @Test
  void whateverTheTextTheAnswerIsAUnitOrAUnitError() {
    Random random = new Random(7);
    for (int i = 0; i < 4_000; i++) {
      String text = text(random);
      Throwable thrown = catchThrowable(() -> PhysicalUnit.parse(text));
      if (thrown != null) assertThat(thrown).as(text).isInstanceOf(UnitError.class);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(1, 12); n > 0; n--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
