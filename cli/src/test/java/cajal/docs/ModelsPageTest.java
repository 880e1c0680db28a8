package cajal.docs;

import org.junit.jupiter.api.Test;

class ModelsPageTest {
  @Test
  void catalogueSaysWhatTheClassesSay() {
    Page.named("models.md").check(ModelsPage.text());
  }
}
