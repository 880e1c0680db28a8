package cajal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitecturePageTest {
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(cajal(?:\\.[a-z]+)*)\\.[A-Z]", Pattern.MULTILINE);

  @Test
  void packagesAreThoseOfTheSources() {
    assertThat(Page.named("architecture.md").check("packages", ArchitecturePageTest::packages))
        .isPositive();
  }

  /// The packages of a module: what each is for, and which others of ours it imports.
  private static String packages(String module) {
    Path sources = Page.ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> folders = Files.walk(sources)) {
      return folders
          .filter(folder -> !files(folder).isEmpty())
          .sorted()
          .map(folder -> entry(sources, folder))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(Path sources, Path folder) {
    String name = sources.relativize(folder).toString().replace('/', '.');
    String purpose = "";
    Set<String> imports = new TreeSet<>();
    for (Path file : files(folder)) {
      String text = Page.read(file);
      if (file.endsWith("package-info.java")) {
        purpose =
            text.lines()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.joining(" "));
      }
      IMPORT.matcher(text).results().forEach(found -> imports.add(found.group(1)));
    }
    imports.remove(name);
    String uses = imports.isEmpty() ? "nothing of ours" : String.join(", ", imports);
    return name + "\n  " + purpose + "\n  imports " + uses.replace("cajal.", "") + "\n";
  }
}
