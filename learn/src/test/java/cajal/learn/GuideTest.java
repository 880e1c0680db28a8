package cajal.learn;

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

/// The examples of the pages about learning compile, run, and show what they say.
class GuideTest {
  /// Blocks of Java but those that quote a file of examples/, which tests of the command line run.
  private static final Pattern EXAMPLE =
      Pattern.compile("(?<! -->\n)```java\n(.*?)```", Pattern.DOTALL);

  private static final Pattern SHOWN = Pattern.compile("(?m)^(\\S.*\\)); // (.*)$");
  private static final String HEAD =
      """
      import cajal.ir.*;
      import cajal.learn.init.*;
      import cajal.learn.loss.*;
      import cajal.learn.nn.*;
      import cajal.learn.nn.norm.*;
      import cajal.learn.nn.recurrent.*;
      import cajal.learn.nn.spiking.*;
      import cajal.learn.online.*;
      import cajal.learn.optim.*;
      import cajal.learn.task.*;
      import cajal.learn.train.*;
      import cajal.random.Key;
      import cajal.trace.*;
      import java.util.*;

      public final class Guide {
        static void shows(Object value, String expected) {
          String text = value instanceof float[] x ? Arrays.toString(x) : value.toString();
          if (!text.equals(expected)) throw new AssertionError(text + " is not " + expected);
        }

      """;

  private static String page(String name) throws Exception {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs").resolve(name))) folder = folder.getParent();
    return Files.readString(folder.resolve("docs").resolve(name));
  }

  @ParameterizedTest
  @CsvSource({"guide-layers.md,3", "guide-online-learning.md,5"})
  void examplesShowWhatTheySay(String page, int count, @TempDir Path classes) throws Exception {
    List<String> examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(page(page));
    while (found.find()) {
      examples.add(SHOWN.matcher(found.group(1)).replaceAll("shows($1, \"$2\");"));
    }
    assertThat(examples).hasSize(count).allMatch(e -> e.contains("shows("));
    StringBuilder source = new StringBuilder(HEAD);
    for (int i = 0; i < count; i++) {
      source.append("  public static void example%d() {\n%s}\n".formatted(i, examples.get(i)));
    }
    compile(source.append("}\n").toString(), classes);
    URL[] here = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(here, getClass().getClassLoader())) {
      Class<?> guide = loader.loadClass("Guide");
      for (int i = 0; i < count; i++) guide.getMethod("example" + i).invoke(null);
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
