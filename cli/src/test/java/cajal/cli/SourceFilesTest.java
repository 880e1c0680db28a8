package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for the source files of all modules.
class SourceFilesTest {
  private static final int MOST_LINES = 400;
  private static final Pattern NAMED_FOR_NOTHING =
      Pattern.compile("(Abstract.*|.*(Utils?|Manager|Helper|Impl))\\.java");

  private static List<Path> files(Predicate<Path> which) {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SourceFilesTest::below)
          .filter(file -> file.toString().endsWith(".java"))
          .filter(which)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static long lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void everyFileIsShort() {
    assertThat(files(file -> true)).hasSizeGreaterThan(300);
    assertThat(files(file -> lines(file) >= MOST_LINES)).isEmpty();
  }

  @Test
  void everyClassIsNamedForWhatItIs() {
    assertThat(files(file -> NAMED_FOR_NOTHING.matcher(file.getFileName().toString()).matches()))
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    List<Path> packages =
        files(file -> file.toString().contains("main")).stream()
            .map(Path::getParent)
            .distinct()
            .toList();
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(folder ->
            assertThat(Files.readString(folder.resolve("package-info.java")))
                .contains("@NullMarked"));
  }
}
