package cajal.cli;

import cajal.error.Reason;
import cajal.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The folder a run's files go to, and which they are.
record OutputFolder(Path folder, List<ResultFile> files) {
  /// Creates the folder, and finds out before the run whether one may write there.
  ///
  /// @throws cajal.io.WriteError if not
  static OutputFolder create(Path folder, List<ResultFile> files) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      String reason = e instanceof NoSuchFileException ? "nothing can be made there" : Reason.of(e);
      throw new UncheckedIOException(
          "the folder " + folder + " cannot be made (" + reason + "). Choose another with --out.",
          e);
    }
    AtomicFile.create(folder.resolve("summary.json")).close();
    return new OutputFolder(folder, files);
  }

  boolean has(ResultFile.Content content) {
    return files.stream().anyMatch(file -> file.content() == content);
  }

  /// Writes all files, and says which and where.
  String write(Results results) {
    for (ResultFile file : files) results.write(file, folder);
    List<String> names = files.stream().map(ResultFile::name).toList();
    String last = names.getLast();
    String others = String.join(", ", names.subList(0, names.size() - 1));
    return "wrote " + (others.isEmpty() ? last : others + " and " + last) + " in " + folder;
  }
}
