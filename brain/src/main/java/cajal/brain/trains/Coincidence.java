package cajal.brain.trains;

import java.util.List;

/// The coincidence factor Γ of two spike trains: how many spikes have a partner within `window` ms,
/// less what a Poisson process of the same rate would have by chance.
///
/// Γ = (N − 2νΔN_data) / (½ (N_data + N_model)) / (1 − 2νΔ), ν being the rate of the model. It is 1
/// for equal trains and 0 on average for a Poisson train; each spike is in one coincidence at most.
/// As a function of parameters it is a staircase: its gradient is 0 wherever it has one, so it is
/// for searches without gradients.
///
/// Source: Kistler, Gerstner and van Hemmen 1997, Neural Comput. 9:1015; Jolivet et al. 2008, J.
/// Neurosci. Methods 169:417.
///
/// @param window Δ in ms, inclusive
public record Coincidence(double window) {
  /// Times are multiples of a step only up to rounding.
  private static final double ROUNDING = 1e-6;

  public Coincidence {
    if (!(window > 0) || Double.isInfinite(window)) {
      throw new IllegalArgumentException(
          "coincidences within " + window + " ms; give a window in ms, as 2");
    }
  }

  /// How many pairs of spikes are within the window, each spike being in one pair at most.
  public int count(SpikeTrain one, SpikeTrain other) {
    double[] a = one.times();
    double[] b = other.times();
    int pairs = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double apart = a[i] - b[j];
      if (Math.abs(apart) <= window + ROUNDING) {
        pairs++;
        i++;
        j++;
      } else if (apart < 0) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }

  /// Γ of a model's spikes and recorded ones. Two empty trains are equal: 1; one empty train has
  /// nothing of the other: 0.
  ///
  /// @throws IllegalArgumentException if the trains differ in duration, or if the model fires so
  ///   fast that everything is a coincidence by chance: 2νΔ ≥ 1
  public double factor(SpikeTrain model, SpikeTrain data) {
    if (Math.abs(model.duration() - data.duration()) > ROUNDING) {
      throw new IllegalArgumentException(
          "Γ of trains of %s and %s ms; give two of the same length, cut with between(…)"
              .formatted(model.duration(), data.duration()));
    }
    double chance = 2 * model.rate() * window;
    if (chance >= 1) {
      throw new IllegalArgumentException(
          "Γ of a model that fires at %.0f Hz: windows of ±%s ms around its spikes cover all of the time; give a window below %.3g ms"
              .formatted(1000 * model.rate(), window, 1 / (2 * model.rate())));
    }
    if (model.size() + data.size() == 0) return 1;
    double mean = (model.size() + data.size()) / 2.0;
    return (count(model, data) - chance * data.size()) / mean / (1 - chance);
  }

  /// The mean Γ of a model's spikes and each repetition.
  public double factor(SpikeTrain model, List<SpikeTrain> repetitions) {
    return repetitions.stream().mapToDouble(data -> factor(model, data)).average().orElseThrow();
  }

  /// The intrinsic reliability Γ_int: the mean Γ of each repetition and each other one.
  ///
  /// @throws IllegalArgumentException if there are fewer than two
  public double reliability(List<SpikeTrain> repetitions) {
    int count = repetitions.size();
    if (count < 2) {
      throw new IllegalArgumentException(
          "the reliability of "
              + count
              + " repetition; it takes two or more of the same stimulus to compare");
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (i != j) sum += factor(repetitions.get(i), repetitions.get(j));
      }
    }
    return sum / (count * (count - 1));
  }
}
