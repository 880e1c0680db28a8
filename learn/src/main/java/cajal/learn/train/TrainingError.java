package cajal.learn.train;

/// Training that cannot go on, such as one whose loss is no number any more. The message says in
/// which step, by which parameter and operation, and what to try; parameters are left as they were
/// before the step.
public final class TrainingError extends IllegalStateException {
  private static final long serialVersionUID = 1;

  TrainingError(String message) {
    super(message);
  }
}
