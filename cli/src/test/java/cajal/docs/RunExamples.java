package cajal.docs;

import cajal.cli.source.SourceError;
import cajal.cli.source.SourceProgram;
import java.nio.file.Path;
import java.util.List;

/// Runs source files one after another, each below a line with its name. Those in a folder `errors`
/// must fail, and what they say is printed.
final class RunExamples {
  static final String TITLE = "== ";

  private RunExamples() {}

  public static void main(String[] files) {
    for (String name : files) {
      Path file = Path.of(name);
      System.out.println(TITLE + file.getFileName());
      if (file.getParent().endsWith("errors")) {
        System.out.println(mistake(file));
      } else {
        SourceProgram.compile(file).run(List.of());
      }
    }
  }

  private static String mistake(Path file) {
    try {
      SourceProgram.compile(file).run(List.of());
    } catch (SourceError error) {
      return String.valueOf(error.getMessage());
    }
    throw new IllegalStateException(file + " ran without an error");
  }
}
