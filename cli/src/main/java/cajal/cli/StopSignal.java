package cajal.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Ctrl-C while a source program runs: its networks stop and the program goes on, so that it can
/// write what was recorded; a second one ends it at once.
///
/// The JVM has no supported way to hear of a signal without ending. What it has is reached by
/// reflection, since javac warns of its name and cannot be told not to; where it is not there,
/// Ctrl-C ends the program as ever.
final class StopSignal implements AutoCloseable {
  private final Console console;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final @Nullable Object before;

  /// Listens from now on.
  StopSignal(Console console) {
    this.console = console;
    before = handle(null);
  }

  /// Exchanges the handler of Ctrl-C for the one given, or for this, and returns the one before.
  private @Nullable Object handle(@Nullable Object next) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object ours =
          Proxy.newProxyInstance(
              handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> arrived());
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      return handle.invoke(null, interrupt, next == null ? ours : next);
    } catch (ReflectiveOperationException notThere) {
      return null;
    }
  }

  private @Nullable Object arrived() {
    if (asked.getAndSet(true)) Runtime.getRuntime().halt(Console.INTERRUPTED);
    console
        .err()
        .println(
            "cajal: networks stop here, and the program goes on; Ctrl-C once more ends it at once");
    return null;
  }

  boolean asked() {
    return asked.get();
  }

  @Override
  public void close() {
    if (before != null) handle(before);
  }
}
