package cajal.brain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Imports point downward only, and brain knows nothing but core and the JDK.
class LayersTest {
  private static final List<String> FROM_BELOW =
      List.of(
          "cajal.brain.integrate",
          "cajal.brain.plain",
          "cajal.brain",
          "cajal.brain.trains",
          "cajal.brain.connect",
          "cajal.brain.connectome",
          "cajal.brain.models",
          "cajal.brain.inputs",
          "cajal.brain.synapses",
          "cajal.brain.lower",
          "cajal.brain.text",
          "cajal.brain.network",
          "cajal.brain.training",
          "cajal.brain.nets");

  private static final JavaClasses BRAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cajal.brain");

  @Test
  void everyPackageHasItsPlace() {
    classes().should().resideInAnyPackage(FROM_BELOW.toArray(String[]::new)).check(BRAIN);
  }

  @Test
  void importsPointDownward() {
    for (int i = 0; i < FROM_BELOW.size() - 1; i++) {
      List<String> above = FROM_BELOW.subList(i + 1, FROM_BELOW.size());
      noClasses()
          .that()
          .resideInAPackage(FROM_BELOW.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above.toArray(String[]::new))
          .check(BRAIN);
    }
  }

  @Test
  void brainNeedsCoreAndTheJdkOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("cajal..", "java..", "org.jspecify..", "")
        .check(BRAIN);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cajal.io..", "cajal.plot..", "cajal.cli..")
        .check(BRAIN);
  }
}
