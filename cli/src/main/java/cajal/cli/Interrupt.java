package cajal.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C while it is open: the JVM waits until what was computed so far has been written, then
/// ends with 130.
final class Interrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "cajal-interrupt");
  private volatile boolean asked;

  Interrupt() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    asked = true;
    try {
      boolean done = written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!done) System.err.println("cajal: gave up waiting for the results to be written");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean asked() {
    return asked;
  }

  /// Everything is written.
  @Override
  public void close() {
    written.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        asked = true;
      }
    }
  }
}
