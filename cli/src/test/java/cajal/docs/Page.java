package cajal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of docs/. A fenced block below a comment such as `<!-- file: examples/my-net.java -->`
/// holds what a test produces; with `-Dcajal.update=true` the test writes it.
record Page(Path file) {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern BLOCK =
      Pattern.compile(
          "^<!-- (\\w+): (.+?) -->\\n```\\w*\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final boolean UPDATE = Boolean.getBoolean("cajal.update");

  static Page named(String name) {
    return new Page(ROOT.resolve("docs").resolve(name));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }

  /// Compares the whole page.
  void check(String actual) {
    if (UPDATE) {
      write(actual);
    } else {
      compare(toString(), Files.exists(file) ? read(file) : "", actual);
    }
  }

  /// Compares the blocks of one kind with what `actual` gives for their names.
  ///
  /// @return how many there were
  int check(String kind, UnaryOperator<String> actual) {
    String text = read(file);
    StringBuilder updated = new StringBuilder();
    int blocks = 0;
    int end = 0;
    for (MatchResult block : (Iterable<MatchResult>) BLOCK.matcher(text).results()::iterator) {
      if (!block.group(1).equals(kind)) continue;
      blocks++;
      String wanted = actual.apply(block.group(2));
      if (!UPDATE) compare(this + ", " + block.group(2), block.group(3), wanted);
      updated.append(text, end, block.start(3)).append(wanted);
      end = block.end(3);
    }
    if (UPDATE) write(updated.append(text.substring(end)).toString());
    return blocks;
  }

  private static void compare(String what, String written, String actual) {
    assertThat(written)
        .as("%s is out of date; run this test with -Dcajal.update=true and read the change", what)
        .isEqualTo(actual);
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Targets of its links within the repository.
  List<String> links() {
    Matcher links = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)").matcher(read(file));
    return links.results().map(link -> link.group(1)).toList();
  }
}
