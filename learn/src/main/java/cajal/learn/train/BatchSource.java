package cajal.learn.train;

import cajal.trace.Tensor;
import java.util.List;

/// Where a [Trainer] takes its data from.
@FunctionalInterface
public interface BatchSource {
  /// The batches of an epoch, counted from 0, in their order: a pure function of the epoch, so that
  /// training that was stopped goes on with the same bits.
  Iterable<List<Tensor>> epoch(int epoch);
}
