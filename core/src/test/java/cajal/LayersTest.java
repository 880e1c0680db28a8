package cajal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Imports point downward only, and core knows nothing but the JDK.
class LayersTest {
  private static final List<String> FROM_BELOW =
      List.of(
          "error",
          "math",
          "random",
          "kernel",
          "unit",
          "ir",
          "rules",
          "emit",
          "lift",
          "text",
          "exec",
          "trace",
          "surrogate");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cajal");

  @Test
  void everyPackageHasItsPlace() {
    String[] places = FROM_BELOW.stream().map(name -> "cajal." + name).toArray(String[]::new);
    classes().should().resideInAnyPackage(places).check(CORE);
  }

  @Test
  void importsPointDownward() {
    for (int i = 0; i < FROM_BELOW.size() - 1; i++) {
      String[] above =
          FROM_BELOW.subList(i + 1, FROM_BELOW.size()).stream()
              .map(name -> "cajal." + name)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("cajal." + FROM_BELOW.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(CORE);
    }
  }

  @Test
  void coreNeedsTheJdkOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("cajal..", "java..", "jdk.incubator.vector..", "org.jspecify..", "")
        .check(CORE);
  }
}
