package cajal.systems;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void systemsKnowNoFilesNoPicturesAndNoCommands() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cajal.io..", "cajal.plot..", "cajal.cli..")
        .check(new ClassFileImporter().importPackages("cajal.systems"));
  }
}
