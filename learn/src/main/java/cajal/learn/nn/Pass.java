package cajal.learn.nn;

import cajal.trace.Keyed;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A forward run for training: what is dropped is drawn from its key, and running means move. A
/// layer that is applied outside of one is evaluated.
///
/// ```java
/// Pass pass = Pass.training(Keyed.of(Key.of(3)).at(step));
/// Tensor loss = pass.run(() -> Losses.crossEntropy(net.apply(x), labels));
/// List<Tensor> moved = pass.values(); // the new numbers of pass.changed(), to be returned
/// ```
public final class Pass {
  private static final ScopedValue<Pass> CURRENT = ScopedValue.newInstance();

  private final Keyed draws;
  private final Map<Parameter, Tensor> changes = new LinkedHashMap<>();

  private Pass(Keyed draws) {
    this.draws = draws;
  }

  /// A run whose draws are those of a key and a step.
  public static Pass training(Keyed draws) {
    return new Pass(draws);
  }

  /// The run that goes on, or null in evaluation.
  public static @Nullable Pass current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  public <T> T run(Supplier<T> forward) {
    return ScopedValue.where(CURRENT, this).call(forward::get);
  }

  /// The state that changed, in the order of its first change.
  public List<Parameter> changed() {
    return List.copyOf(changes.keySet());
  }

  /// What it changed to, in the same order; valid in the function that was traced.
  public List<Tensor> values() {
    return new ArrayList<>(changes.values());
  }

  /// The draws of this run for a layer, by its name.
  public Keyed draws(String name) {
    return draws.fold(name);
  }

  /// A state as it is after the changes so far.
  public Tensor value(Parameter state) {
    Tensor changed = changes.get(state);
    return changed == null ? state.value() : changed;
  }

  /// Says what a state becomes.
  public void change(Parameter state, Tensor value) {
    changes.put(state, value);
  }
}
