package cajal.io;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void filesKnowNoPicturesAndNoCommands() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cajal.plot..", "cajal.cli..")
        .check(new ClassFileImporter().importPackages("cajal.io"));
  }
}
