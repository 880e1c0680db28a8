package cajal.docs;

import cajal.cli.source.SourceProgram;
import java.nio.file.Path;
import java.util.List;

/// Runs source files one after another, each below a line with its name.
final class RunExamples {
  static final String TITLE = "== ";

  private RunExamples() {}

  public static void main(String[] files) {
    for (String file : files) {
      System.out.println(TITLE + Path.of(file).getFileName());
      SourceProgram.compile(Path.of(file)).run(List.of());
    }
  }
}
