package cajal.systems.fitting;

import cajal.learn.search.Found;
import java.util.List;
import java.util.Map;

/// A fit of Wang et al. 2024 whose target is a simulation with known parameters, with the method by
/// which it is solved here. What it needs is compiled when it is made.
public sealed interface Problem permits HhProblem, GifProblem, GifCurrentsProblem {
  String title();

  /// The method in words.
  String method();

  List<Free> free();

  /// What the target was simulated with.
  List<Double> known();

  /// Fits, with at most so many evaluations of the model; the value is the published loss.
  Found solve(int evaluations, long seed);

  /// Intervals of parameters, by name, in which exactly the target's voltages come out, around what
  /// was found: no data of this kind tells the numbers within. None where single numbers are told.
  default Map<String, double[]> alike(Found found) {
    return Map.of();
  }
}
