package cajal.cli.source;

/// A user's source file that does not compile, or whose program failed.
public final class SourceError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SourceError(String message) {
    super(message);
  }

  SourceError(String message, Throwable cause) {
    super(message, cause);
  }
}
