package cajal.io;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that could not be read or written; the message names the file and says what to do.
public abstract sealed class FileError extends RuntimeException permits FormatError, WriteError {
  @Serial private static final long serialVersionUID = 1;

  private final transient Path file;

  FileError(Path file, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
  }

  /// The file as it was asked for.
  public Path file() {
    return file;
  }
}
