package cajal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs in examples/ run, those in examples/errors/ fail, and print what the pages say they
/// do.
class ExamplesTest {
  @TempDir static Path folder = Path.of("");
  private static final Map<String, String> OUTPUTS = new LinkedHashMap<>();

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /// All in one process, whose working directory takes what they write.
  @BeforeAll
  static void run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // scalar code and the quick compiler: the same bits, without a warm-up per example
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
    command.add(RunExamples.class.getName());
    examples().forEach(example -> command.add(example.toString()));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(output);
    assertThat(code).as(text).isZero();
    for (String part : text.split("(?m)^" + RunExamples.TITLE)) {
      if (part.isEmpty()) continue;
      int end = part.indexOf('\n');
      OUTPUTS.put(part.substring(0, end), withoutFolders(part.substring(end + 1)));
    }
  }

  private static String withoutFolders(String text) {
    return text.replace(Page.ROOT + "/", "").replace(folder + "/", "");
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void everyExampleRunsAndSaysSomething() throws IOException {
    for (Path example : examples()) {
      assertThat(OUTPUTS.get(example.getFileName().toString())).as("%s", example).isNotBlank();
    }
  }

  @Test
  void theFirstNetworkLeavesAPictureAndItsSpikes() {
    assertThat(folder.resolve("my-net.png")).isNotEmptyFile();
    assertThat(folder.resolve("my-net.h5")).isNotEmptyFile();
  }

  @Test
  void everyExampleIsOnAPage() throws IOException {
    String pages =
        Page.read(Page.named("tutorial.md").file())
            + Page.read(Page.named("guide-inputs-and-recording.md").file())
            + Page.read(Page.named("guide-differentiation.md").file())
            + Page.read(Page.named("guide-spike-times.md").file())
            + Page.read(Page.named("guide-online-learning.md").file())
            + Page.read(Page.named("guide-tasks.md").file())
            + Page.read(Page.named("guide-errors.md").file());
    for (Path example : examples()) {
      assertThat(pages).contains("<!-- file: " + Page.ROOT.relativize(example) + " -->");
    }
  }

  static List<Page> pages() throws IOException {
    return PagesTest.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void outputsShownAreThoseOfTheExamples(Page page) {
    page.check("output", name -> Objects.requireNonNull(OUTPUTS.get(name), name));
  }
}
