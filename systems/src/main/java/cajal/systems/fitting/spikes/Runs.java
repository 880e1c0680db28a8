package cajal.systems.fitting.spikes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Independent runs on several threads.
final class Runs {
  private Runs() {}

  /// Their results in the order of the runs, whoever is done first.
  static <T> List<T> inOrder(List<Callable<T>> runs, int threads) {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : workers.invokeAll(runs)) results.add(result.get());
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException meant) throw meant;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the fit was interrupted", e);
    }
  }
}
