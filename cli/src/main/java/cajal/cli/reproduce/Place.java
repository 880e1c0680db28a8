package cajal.cli.reproduce;

import cajal.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where a reproduction reads and writes. Reports name neither: commands have the data in [#DATA],
/// and what was written is named as seen from the report.
///
/// @param out the folder of the report, with a folder for each stage
/// @param data the folder of third-party data
public record Place(Path out, Path data) {
  /// Where commands have the data, as seen from the root of the project.
  public static final String DATA = "../shared/data";

  private static final long MOST_BYTES = 1 << 20;
  private static final String TEXTS = ".*\\.(json|html|txt)";

  public Path folder(Stage stage) {
    return out.resolve(stage.name());
  }

  /// What `cajal` is given to run a stage, or to go on with it.
  public List<String> arguments(Stage stage) {
    List<String> all = new ArrayList<>();
    for (String argument : stage.arguments()) {
      boolean isData = argument.startsWith(DATA);
      all.add(isData ? data + argument.substring(DATA.length()) : argument);
    }
    if (stage.kind() == Stage.Kind.MEASUREMENT) return all;
    all.addAll(List.of("--out", folder(stage).toString()));
    boolean begun = StageLog.read(folder(stage), stage).isPresent();
    boolean resumes = stage.kind() == Stage.Kind.TRAINING && Files.exists(checkpoint(stage));
    if (begun && resumes) all.add("--resume");
    return all;
  }

  /// Where a training stands.
  public Path checkpoint(Stage stage) {
    return folder(stage).resolve("checkpoint.safetensors");
  }

  /// Makes the files of a stage that has ended fit for keeping: pictures small, texts without
  /// folders of this machine, and no other file that is large: the command makes it again. Its
  /// checkpoint stays until [#forget].
  public void tidy(Stage stage) {
    try (Stream<Path> files = Files.list(folder(stage))) {
      for (Path file : files.filter(file -> !file.equals(checkpoint(stage))).toList()) {
        if (StageReport.isPicture(file)) {
          SmallPicture.shrink(file);
        } else if (Files.size(file) > MOST_BYTES) {
          Files.delete(file);
        } else if (file.toString().matches(TEXTS)) {
          String text = shown(stage, Files.readString(file));
          AtomicFile.write(file, temporary -> Files.writeString(temporary, text));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes the checkpoint of a stage whose good end is in its log.
  public void forget(Stage stage) {
    try {
      Files.deleteIfExists(checkpoint(stage));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A text of a stage without the names of folders of this machine.
  public String shown(Stage stage, String text) {
    String own = text.replace(folder(stage).toString(), stage.name());
    return data.isAbsolute() ? own.replace(data.toString(), DATA) : own;
  }
}
