package cajal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> KNOWN = List.of("coba", "cuba", "cobahh", "v", "tau");

  @Test
  void twoLettersExchangedAreOneMistake() {
    assertThat(Spelling.nearest("coab", KNOWN)).contains("coba");
    assertThat(Spelling.nearest("atu", KNOWN)).contains("tau");
  }

  @Test
  void capitalsHardlyCountAndFarNamesAreNotSuggested() {
    assertThat(Spelling.nearest("V", KNOWN)).contains("v");
    assertThat(Spelling.nearest("brunel", KNOWN)).isEmpty();
  }
}
