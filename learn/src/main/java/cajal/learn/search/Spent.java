package cajal.learn.search;

/// The end of a search wherever it is: its budget is spent or its goal reached.
final class Spent extends RuntimeException {
  private static final long serialVersionUID = 1;

  Spent() {
    super("the search has ended", null, false, false);
  }
}
