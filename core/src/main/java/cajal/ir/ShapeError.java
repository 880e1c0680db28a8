package cajal.ir;

/// Values that do not fit an operation: their shapes or element types differ from what it takes.
public final class ShapeError extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public ShapeError(String message) {
    super(message);
  }
}
