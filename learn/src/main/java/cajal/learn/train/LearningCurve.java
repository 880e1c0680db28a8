package cajal.learn.train;

import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The epochs so far, of which one was the best.
final class LearningCurve {
  private static final String NAME = "trainer/curve";
  private static final int COLUMNS = 4;

  private final List<EpochReport> epochs = new ArrayList<>();

  List<EpochReport> epochs() {
    return List.copyOf(epochs);
  }

  void add(EpochReport epoch) {
    epochs.add(epoch);
  }

  void save(Map<String, Tensor> state) {
    double[] numbers = new double[epochs.size() * COLUMNS];
    int at = 0;
    for (EpochReport e : epochs) {
      numbers[at++] = e.steps();
      numbers[at++] = e.loss();
      numbers[at++] = e.measure();
      numbers[at++] = e.rate();
    }
    state.put(NAME, Tensor.of(numbers));
  }

  void restore(Map<String, Tensor> state) {
    epochs.clear();
    Tensor saved = state.get(NAME);
    double[] numbers = saved == null ? new double[0] : saved.doubles();
    for (int at = 0; at < numbers.length; at += COLUMNS) {
      epochs.add(
          new EpochReport(
              at / COLUMNS, (long) numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]));
    }
  }
}
