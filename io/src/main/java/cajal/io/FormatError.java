package cajal.io;

import cajal.error.Reason;
import cajal.error.Spelling;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file that is missing, damaged or not what it should be: which file, what was expected, what
/// was found, what to do.
public final class FormatError extends FileError {
  @Serial private static final long serialVersionUID = 1;

  public FormatError(Path file, String expected, String found, String advice) {
    this(file, expected, found, advice, null);
  }

  public FormatError(
      Path file, String expected, String found, String advice, @Nullable Throwable cause) {
    super(file, file + ": expected " + expected + ", found " + found + ". " + advice, cause);
  }

  /// The error for a file that cannot even be opened or read to its end.
  public static FormatError unreadable(Path file, String expected, IOException cause) {
    if (Files.notExists(file)) {
      return new FormatError(file, expected, "no such file", nearest(file), cause);
    }
    if (Files.isDirectory(file)) {
      return new FormatError(
          file, expected, "a folder", "Name the file inside the folder instead.", cause);
    }
    if (cause instanceof AccessDeniedException || !Files.isReadable(file)) {
      return new FormatError(
          file, expected, "no permission to read it", "Allow reading: chmod u+r " + file, cause);
    }
    String reason = Reason.of(cause);
    return new FormatError(
        file,
        expected,
        reason.isEmpty() ? "a read error" : "a read error (" + reason + ")",
        "Check that it is the right file, or copy it again.",
        cause);
  }

  /// Throws [#unreadable] unless the path is a file that can be read.
  public static void requireReadable(Path file, String expected) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw unreadable(file, expected, new IOException("not a readable file"));
    }
  }

  private static String nearest(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return "The folder " + folder + " does not exist either; check the path.";
    }
    String start = file.isAbsolute() ? "" : ", which starts at the folder the program runs in";
    return "Check the name" + start + "." + suggestion(file, folder);
  }

  private static String suggestion(Path file, @Nullable Path folder) {
    Path name = file.getFileName();
    if (folder == null || name == null) return "";
    try (Stream<Path> beside = Files.list(folder)) {
      List<String> names = beside.map(one -> String.valueOf(one.getFileName())).toList();
      return Spelling.suggestion(name.toString(), names);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
