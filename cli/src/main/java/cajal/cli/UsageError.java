package cajal.cli;

/// A command line that asks for something that does not exist or cannot be.
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageError(String message) {
    super(message);
  }
}
