package cajal.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// Third-party data beside the repository; tests that need it are skipped where it is absent.
public final class SharedData {
  private SharedData() {}

  public static Path sonata(String name) {
    return path("data/sonata/" + name);
  }

  /// @param name of a file or folder in shared/
  public static Path path(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path shared = folder.resolve("shared");
      if (Files.exists(shared.resolve("DESIGN.md"))) return shared.resolve(name);
    }
    String message = "the folder shared/ is not beside this repository";
    if ("true".equals(System.getenv("CI"))) fail(message);
    return abort(message);
  }
}
