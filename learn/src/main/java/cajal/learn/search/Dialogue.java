package cajal.learn.search;

import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A search from one start that runs until it asks something, and goes on when it is answered: so
/// that many of them, each written as if it were alone, are answered together.
///
/// It has a virtual thread, which only runs while the one who answers waits: the order of things
/// depends on no scheduler.
final class Dialogue<Q, A> {
  /// A question, or the end.
  private record Turn<Q>(@Nullable Q question, @Nullable RuntimeException failure) {}

  private final SynchronousQueue<Turn<Q>> questions = new SynchronousQueue<>();
  private final SynchronousQueue<A> answers = new SynchronousQueue<>();
  private final Thread thread;

  /// @param search asks through the function it is given
  Dialogue(Consumer<Function<Q, A>> search) {
    thread = Thread.ofVirtual().unstarted(() -> run(search));
  }

  private void run(Consumer<Function<Q, A>> search) {
    try {
      questions.put(new Turn<>(null, failure(search)));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable RuntimeException failure(Consumer<Function<Q, A>> search)
      throws InterruptedException {
    try {
      search.accept(this::ask);
      return null;
    } catch (Spent closed) {
      throw new InterruptedException();
    } catch (RuntimeException failure) {
      return failure;
    }
  }

  private A ask(Q question) {
    try {
      questions.put(new Turn<>(question, null));
      return answers.take();
    } catch (InterruptedException closed) {
      throw new Spent();
    }
  }

  /// Lets it run to its first question; null if it ends without one.
  @Nullable Q begin() {
    thread.start();
    return next();
  }

  /// Lets it run on to its next question; null at its end.
  @Nullable Q answer(A answer) {
    try {
      answers.put(answer);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    return next();
  }

  private @Nullable Q next() {
    try {
      Turn<Q> turn = questions.take();
      if (turn.failure != null) throw turn.failure;
      return turn.question;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static Spent interrupted() {
    Thread.currentThread().interrupt();
    return new Spent();
  }

  /// Ends it where it is.
  void close() {
    thread.interrupt();
  }
}
