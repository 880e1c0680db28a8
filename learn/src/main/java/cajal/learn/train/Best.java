package cajal.learn.train;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The parameters of the best epoch so far, and how long ago that was.
final class Best {
  private static final String NAME = "trainer/best";

  private final List<Parameter> parameters;
  private final int patience;
  private final double least;
  private double measure = Double.POSITIVE_INFINITY;
  private int waited;
  private List<Tensor> numbers = List.of();
  private List<Tensor> last = List.of();

  /// @param patience epochs without a better one after which to stop
  /// @param least what counts as better
  Best(List<Parameter> parameters, int patience, double least) {
    this.parameters = parameters;
    this.patience = patience;
    this.least = least;
  }

  void after(EpochReport epoch) {
    if (!(epoch.measure() < measure - least)) {
      waited++;
      return;
    }
    measure = epoch.measure();
    waited = 0;
    numbers = values();
  }

  boolean isOver() {
    return waited >= patience;
  }

  /// Gives the parameters the numbers of the best epoch, and remembers those they had.
  void giveBack() {
    if (numbers.isEmpty()) return;
    last = values();
    set(numbers);
  }

  /// Takes back what [#giveBack] did, if nobody has changed the parameters since.
  void goOn() {
    boolean areBest = !last.isEmpty();
    for (int i = 0; areBest && i < numbers.size(); i++) {
      areBest = parameters.get(i).value() == numbers.get(i);
    }
    if (areBest) set(last);
    last = List.of();
  }

  private List<Tensor> values() {
    return parameters.stream().map(Parameter::value).toList();
  }

  private void set(List<Tensor> tensors) {
    for (int i = 0; i < tensors.size(); i++) parameters.get(i).set(tensors.get(i));
  }

  /// Training goes on from the last numbers, not from the best.
  void save(Map<String, Tensor> values, Map<String, Tensor> state) {
    for (int i = 0; i < last.size(); i++) values.put(parameters.get(i).name(), last.get(i));
    state.put(NAME, Tensor.of(measure, waited));
    for (int i = 0; i < numbers.size(); i++) {
      state.put(NAME + "/" + parameters.get(i).name(), numbers.get(i));
    }
  }

  void restore(Map<String, Tensor> state) {
    last = List.of();
    Tensor saved = state.get(NAME);
    if (saved == null) return;
    measure = saved.doubles()[0];
    waited = (int) saved.doubles()[1];
    List<Tensor> found = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Tensor tensor = state.get(NAME + "/" + parameter.name());
      if (tensor != null) found.add(tensor);
    }
    numbers = found.size() == parameters.size() ? found : List.of();
  }
}
