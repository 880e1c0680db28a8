package cajal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every page: quotations of files are those files, links lead somewhere.
class PagesTest {
  static List<Page> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().map(Page::new).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotedFilesAreQuotedVerbatim(Page page) {
    page.check("file", name -> Page.read(Page.ROOT.resolve(name)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotedMethodsAreQuotedVerbatim(Page page) {
    page.check("method", PagesTest::method);
  }

  /// The method `path#name`, without the indentation it has in its class.
  private static String method(String place) {
    String source = Page.read(Page.ROOT.resolve(place.substring(0, place.indexOf('#'))));
    String name = place.substring(place.indexOf('#') + 1);
    var found =
        Pattern.compile(
                "^  [^\\s/][^\\n]* " + name + "\\([^;]*?\\{\\n.*?^  }\\n",
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(source);
    assertThat(found.find()).as("method %s", place).isTrue();
    return found.group().replaceAll("(?m)^  ", "");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFiles(Page page) {
    Path folder = Objects.requireNonNull(page.file().getParent());
    for (String link : page.links()) {
      assertThat(folder.resolve(link)).as("link %s of %s", link, page).exists();
    }
  }
}
