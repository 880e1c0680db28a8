package cajal.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all: first beside its place, then moved over it.
final class OutputFile {
  private OutputFile() {}

  static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw refused(file, "it is a folder; add a file name, as in " + file.resolve("raster.png"));
    }
    if (!Files.isDirectory(folder)) {
      throw refused(file, "there is no folder " + folder + "; create it or name another");
    }
    Path draft = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try {
        Files.write(draft, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (AccessDeniedException e) {
      throw refused(file, "no permission to write in " + folder + "; name another folder");
    } catch (IOException e) {
      throw refused(file, e.getMessage() + "; is the disk full?");
    }
  }

  private static UncheckedIOException refused(Path file, String reason) {
    String message = "cannot write the picture " + file + ": " + reason;
    return new UncheckedIOException(message, new IOException(message));
  }
}
