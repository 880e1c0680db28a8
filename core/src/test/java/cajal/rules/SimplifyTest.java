package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.Parser;
import cajal.ir.RandomGraphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimplifyTest {
  @ParameterizedTest
  @MethodSource("cases")
  void theGoldenFileIsWhatBecomesOfIt(String name) {
    Graph graph = Parser.parse(read(folder().resolve(name + ".in.ir")));
    Path expected = folder().resolve(name + ".out.ir");
    assertThat(Rebuild.with(Simplify.RULES, graph)).hasToString(read(expected));
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".in.ir"))
              .map(name -> name.substring(0, name.length() - ".in.ir".length()))
              .sorted()
              .toList();
      return names.stream();
    }
  }

  @Test
  void resultsOfRandomGraphsStayEqual() {
    for (int seed = 0; seed < 600; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Graph graph = RandomGraphs.next(random, 25);
      Graph simple = Rebuild.with(Simplify.RULES, graph);
      List<Object> inputs = RandomGraphs.inputs(graph, random);
      Same.check(graph, simple, Interpreter.run(graph, inputs), Interpreter.run(simple, inputs));
    }
  }

  @Test
  void simplifyingAgainChangesNothing() {
    for (int seed = 0; seed < 500; seed++) {
      Graph graph = RandomGraphs.next(new SplittableRandom(seed), 25);
      Graph once = Rebuild.with(Simplify.RULES, graph);
      assertThat(Rebuild.with(Simplify.RULES, once).nodes()).hasSameSizeAs(once.nodes());
    }
  }

  private static Path folder() {
    try {
      return Path.of(SimplifyTest.class.getResource("simplify").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
