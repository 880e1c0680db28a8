package cajal.cli.train;

import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The slopes of spikes that a command line may name.
public final class SurrogateNames {
  private static final Map<String, Supplier<Surrogate>> ALL = table();

  private SurrogateNames() {}

  private static Map<String, Supplier<Surrogate>> table() {
    Map<String, Supplier<Surrogate>> all = new LinkedHashMap<>();
    all.put("relu", Surrogates::reluGrad);
    all.put("sigmoid", Surrogates::sigmoid);
    all.put("soft-sign", Surrogates::softSign);
    all.put("arctan", Surrogates::arctan);
    all.put("erf", Surrogates::erf);
    all.put("gaussian", Surrogates::gaussianGrad);
    all.put("multi-gaussian", Surrogates::multiGaussianGrad);
    all.put("inv-square", Surrogates::invSquareGrad);
    all.put("slayer", Surrogates::slayerGrad);
    all.put("s2nn", Surrogates::s2nn);
    all.put("q-pseudo-spike", Surrogates::qPseudoSpike);
    all.put("leaky-relu", Surrogates::leakyRelu);
    all.put("log-tailed-relu", Surrogates::logTailedRelu);
    all.put("nonzero-sign-log", Surrogates::nonzeroSignLog);
    all.put("piecewise-quadratic", Surrogates::piecewiseQuadratic);
    all.put("piecewise-exp", Surrogates::piecewiseExp);
    all.put("piecewise-leaky-relu", Surrogates::piecewiseLeakyRelu);
    all.put("squarewave-fourier", Surrogates::squarewaveFourierSeries);
    return all;
  }

  public static List<String> all() {
    return List.copyOf(ALL.keySet());
  }

  static Surrogate of(String name) {
    Supplier<Surrogate> found = ALL.get(name);
    if (found == null) throw new IllegalArgumentException("no surrogate is called " + name);
    return found.get();
  }
}
