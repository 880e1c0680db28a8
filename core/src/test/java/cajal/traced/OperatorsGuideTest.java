package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples of the pages about tensors compile, run, and show what they say. What is quoted
/// from a file is tested where it is from.
class OperatorsGuideTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("(?<!-->\n)```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN = Pattern.compile("(?m)^(\\S.*\\)); // (.*)$");
  private static final String HEAD =
"""
      import cajal.ir.*;
      import cajal.kernel.Coo;
      import cajal.kernel.Csr;
      import cajal.random.Key;
      import cajal.rules.Recomputation;
      import cajal.surrogate.*;
      import cajal.trace.*;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

      public final class Guide {
        static void shows(Object value, String expected) {
          String text =
              switch (value) {
                case float[] x -> java.util.Arrays.toString(x);
                case int[] x -> java.util.Arrays.toString(x);
                case boolean[] x -> java.util.Arrays.toString(x);
                default -> value.toString();
              };
          if (!text.equals(expected)) throw new AssertionError(text + " is not " + expected);
        }

""";

  private static String guide(String page) throws Exception {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs").resolve(page))) folder = folder.getParent();
    return Files.readString(folder.resolve("docs").resolve(page));
  }

  private static List<String> examples(String page) throws Exception {
    List<String> examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(guide(page));
    while (found.find()) {
      examples.add(SHOWN.matcher(found.group(1)).replaceAll("shows($1, \"$2\");"));
    }
    return examples;
  }

  @ParameterizedTest
  @CsvSource({"operators.md,11", "guide-differentiation.md,7"})
  void examples_show_what_they_say(String page, int least, @TempDir Path classes) throws Exception {
    List<String> examples = examples(page);
    assertThat(examples).hasSizeGreaterThanOrEqualTo(least).allMatch(e -> e.contains("shows("));
    StringBuilder source = new StringBuilder(HEAD);
    for (int i = 0; i < examples.size(); i++) {
      source.append("  public static void example%d() {\n%s}\n".formatted(i, examples.get(i)));
    }
    compile(source.append("}\n").toString(), classes);
    URL[] here = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(here, getClass().getClassLoader())) {
      Class<?> guide = loader.loadClass("Guide");
      for (int i = 0; i < examples.size(); i++) guide.getMethod("example" + i).invoke(null);
    }
  }

  private static void compile(String text, Path classes) {
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Guide.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(source))
            .call();
    assertThat(compiled).as(messages + text).isTrue();
  }
}
