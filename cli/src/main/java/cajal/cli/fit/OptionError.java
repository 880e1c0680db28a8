package cajal.cli.fit;

import java.io.Serial;

/// An option that asks for something that does not exist or cannot be.
public final class OptionError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public OptionError(String message) {
    super(message);
  }
}
