package cajal.brain;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The folder of third-party data beside the project; tests that need it are skipped without it,
/// except in CI.
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path shared = folder.resolve("shared");
      if (Files.exists(shared.resolve("DESIGN.md"))) return shared.resolve("data").resolve(name);
    }
    String message = "no folder 'shared' beside the project: " + name + " cannot be read";
    if ("true".equals(System.getenv("CI"))) fail(message);
    Assumptions.abort(message);
    throw new AssertionError(message);
  }
}
