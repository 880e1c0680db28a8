package cajal.io;

import cajal.error.Reason;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file that could not be written: the reason and what to do; the target is as it was before.
public final class WriteError extends FileError {
  @Serial private static final long serialVersionUID = 1;

  WriteError(Path file, String reason, String advice, @Nullable Throwable cause) {
    super(file, file + ": not written: " + reason + ". " + advice, cause);
  }

  /// The error for a failed attempt to write `target`, from what the file system said.
  public static WriteError of(Path target, Throwable cause) {
    Path folder = folderOf(target);
    String said = said(cause);
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder)
          ? new WriteError(target, folder + " is not a folder", "Choose another folder.", cause)
          : new WriteError(
              target,
              "the folder " + folder + " does not exist",
              "Create it (mkdir -p " + folder + ") or choose another.",
              cause);
    }
    if (Files.isDirectory(target)) {
      return new WriteError(target, "it is a folder", "Give the name of a file.", cause);
    }
    if (cause instanceof ReadOnlyFileSystemException || said.contains("read-only")) {
      return new WriteError(
          target, "the file system is read-only", "Choose another folder.", cause);
    }
    if (cause instanceof AccessDeniedException || said.contains("permission denied")) {
      return new WriteError(
          target,
          "no permission to write in " + folder,
          "Choose another folder or allow writing: chmod u+w " + folder,
          cause);
    }
    if (said.contains("no space") || said.contains("not enough space") || said.contains("quota")) {
      return new WriteError(
          target,
          "no space left" + (said.contains("quota") ? " in the quota" : "") + " for " + folder,
          "Free some space or choose a folder on another disk.",
          cause);
    }
    if (cause instanceof NoSuchFileException) {
      return new WriteError(
          target, "the temporary file beside it vanished", "Run the command again.", cause);
    }
    return new WriteError(
        target, "the file system said: " + Reason.of(cause), "Choose another folder.", cause);
  }

  /// The input or output error at the bottom of a library's exception, if there is one.
  static @Nullable IOException ioCause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IOException io) return io;
    }
    return null;
  }

  static Path folderOf(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    return folder == null ? target.toAbsolutePath() : folder;
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
