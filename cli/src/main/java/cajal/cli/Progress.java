package cajal.cli;

import java.util.Locale;

/// How far a run is and how long it will still take: a bar where somebody watches, otherwise a line
/// now and then once a run has taken 2 s.
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final double REDRAW_SECONDS = 0.1;
  private static final double QUIET_SECONDS = 2;
  private static final double LINE_SECONDS = 10;

  private final Console console;
  private final String title;
  private final Clock clock = new Clock();
  private double shown = Double.NEGATIVE_INFINITY;
  private boolean drawn;

  Progress(Console console, String title) {
    this.console = console;
    this.title = title;
  }

  /// Shows that `fraction` of the work is done.
  void at(double fraction) {
    at(fraction, "");
  }

  /// The same with what else there is to say at the moment.
  void at(double fraction, String news) {
    double now = clock.seconds();
    if (console.terminal()) {
      if (now - shown < REDRAW_SECONDS) return;
      int full = (int) (fraction * WIDTH);
      String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      console
          .err()
          .print("\r" + title + "  " + bar + "  " + text(fraction, now, news) + "\u001b[K");
      console.err().flush();
      drawn = true;
    } else {
      if (now < QUIET_SECONDS || now - shown < LINE_SECONDS) return;
      console.err().println(title + ": " + text(fraction, now, news));
    }
    shown = now;
  }

  private static String text(double fraction, double seconds, String news) {
    double left = fraction > 0.01 ? seconds / fraction - seconds : Double.NaN;
    String time =
        Double.isNaN(left)
            ? ""
            : left < 60 ? format("%.0f s", left) : format("%.1f min", left / 60);
    return format("%3.0f %%", fraction * 100)
        + (news.isEmpty() ? "" : ", " + news)
        + (time.isEmpty() ? "" : ", " + time + " left");
  }

  private static String format(String pattern, double number) {
    return String.format(Locale.ROOT, pattern, number);
  }

  /// Takes the bar away.
  @Override
  public void close() {
    if (!drawn) return;
    console.err().print("\r\u001b[K");
    console.err().flush();
  }
}
