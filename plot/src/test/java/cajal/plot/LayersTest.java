package cajal.plot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void picturesKnowNoFilesAndNoCommands() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cajal.io..", "cajal.cli..")
        .check(new ClassFileImporter().importPackages("cajal.plot"));
  }
}
