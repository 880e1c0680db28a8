package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cajal.ir.Graph;
import cajal.ir.Parser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A pass turns each `name.in.ir` of its folder into `name.out.ir`.
class GoldenFilesTest {
  private static final Map<String, UnaryOperator<Graph>> PASSES =
      Map.of("simplify", graph -> Rebuild.with(Simplify.RULES, graph), "contract", Contract::apply);

  @ParameterizedTest(name = "{0}/{1}")
  @MethodSource("cases")
  void theGraphBecomesWhatTheFileSays(String pass, String name) throws Exception {
    Graph graph = Parser.parse(Files.readString(folder(pass).resolve(name + ".in.ir")));
    String expected = Files.readString(folder(pass).resolve(name + ".out.ir"));
    assertThat(PASSES.get(pass).apply(graph)).hasToString(expected);
  }

  static List<Arguments> cases() throws Exception {
    List<Arguments> cases = new ArrayList<>();
    for (String pass : PASSES.keySet()) {
      for (String name : names(pass)) cases.add(arguments(pass, name));
    }
    return cases;
  }

  private static List<String> names(String pass) throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder(pass))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".in.ir"))
          .map(name -> name.substring(0, name.length() - ".in.ir".length()))
          .sorted()
          .toList();
    }
  }

  private static Path folder(String pass) throws URISyntaxException {
    return Path.of(GoldenFilesTest.class.getResource(pass).toURI());
  }
}
