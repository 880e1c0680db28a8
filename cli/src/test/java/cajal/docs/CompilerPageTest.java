package cajal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilerPageTest {
  @Test
  void everyStageShownIsWhatTheCompilerDoes() {
    Stages stages = new Stages();
    assertThat(Page.named("compiler.md").check("stage", stages::text)).isPositive();
  }
}
