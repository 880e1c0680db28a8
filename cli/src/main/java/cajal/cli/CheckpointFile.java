package cajal.cli;

import cajal.io.WriteError;
import cajal.io.tensors.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The checkpoint of a training in the folder of its files.
record CheckpointFile(Path file) {
  private static final String NAME = "checkpoint.safetensors";
  private static final String EARLIER = "checkpoint-earlier.safetensors";

  static CheckpointFile in(Path folder) {
    return new CheckpointFile(folder.resolve(NAME));
  }

  /// What is to be resumed.
  ///
  /// @throws UsageError if there is none
  Checkpoint read() {
    if (Files.exists(file)) return Checkpoint.read(file).requireFinite(file);
    throw new UsageError(
        "--resume: there is no %s; begin without --resume, or name its folder with --out."
            .formatted(file));
  }

  /// Keeps the checkpoint of another training that was in the folder: it may have been meant.
  void setAside(Console console) {
    if (!Files.exists(file)) return;
    Path aside = file.resolveSibling(EARLIER);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw WriteError.of(aside, e);
    }
    console
        .err()
        .printf(
            "cajal: there was a training in %s; its checkpoint is %s now. To go on with it instead, name it %s again and add --resume.%n",
            file.getParent(), aside, NAME);
  }

  /// Refuses settings other than those of the training that is resumed.
  ///
  /// @throws UsageError if one differs, with all that do
  void requireSame(Map<String, String> asked, Map<String, String> was) {
    Map<String, String> others = new LinkedHashMap<>(asked);
    others.entrySet().removeIf(entry -> entry.getValue().equals(was.get(entry.getKey())));
    if (others.isEmpty()) return;
    throw new UsageError(
        "--resume: %s, but the training in %s has %s; leave that out, or begin anew without --resume."
            .formatted(named(others, asked), file, named(others, was)));
  }

  private static String named(Map<String, String> others, Map<String, String> texts) {
    return others.keySet().stream()
        .map(name -> name + " " + texts.get(name))
        .collect(Collectors.joining(", "));
  }
}
