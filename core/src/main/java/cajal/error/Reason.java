package cajal.error;

import java.io.EOFException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an exception of Java or of a library says, in words for somebody who does not know Java's
/// classes.
public final class Reason {
  private static final Pattern CLASS =
      Pattern.compile(
          "\\b(?:[a-z]\\w*\\.)+(?:[A-Z]\\w*[.$])*[A-Z]\\w*(?:Exception|Error)\\b(: ?)?");

  private Reason() {}

  /// The reason, looked for in the causes where an exception only wraps another; empty where there
  /// is none to be found.
  public static String of(Throwable failure) {
    Throwable at = failure;
    for (Throwable cause = at.getCause();
        cause != null && wraps(at, cause);
        cause = at.getCause()) {
      at = cause;
    }
    return switch (at) {
      case NoSuchFileException e -> "there is no " + e.getFile();
      case AccessDeniedException e -> "no permission for " + e.getFile();
      case FileAlreadyExistsException e -> e.getFile() + " exists and is no folder";
      case NotDirectoryException e -> e.getFile() + " is no folder";
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      case CharacterCodingException e -> "it is no text in UTF-8";
      case EOFException e -> "it ends too early";
      case StackOverflowError e -> "endless recursion";
      default -> words(at.getMessage());
    };
  }

  private static boolean wraps(Throwable failure, Throwable cause) {
    String said = failure.getMessage();
    return said == null || said.equals(cause.toString()) || said.equals(cause.getMessage());
  }

  private static String words(@Nullable String said) {
    return said == null ? "" : CLASS.matcher(said).replaceAll("").strip();
  }
}
