package cajal.cli;

import java.time.Duration;

/// A line about work of which nobody knows how far it is: said if it takes more than two seconds.
final class Notice implements AutoCloseable {
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Thread speaker;

  Notice(Console console, String text) {
    speaker =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(QUIET);
                console.err().println(text + " ...");
              } catch (InterruptedException finished) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Override
  public void close() {
    speaker.interrupt();
  }
}
