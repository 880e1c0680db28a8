package cajal.systems.fitting.spikes;

import cajal.brain.Neuron;
import cajal.brain.models.AdEx;
import cajal.brain.models.Lif;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A neuron with fields that are fitted so that it fires as a recorded one does.
///
/// @param title as it is asked for: "mat"
/// @param neuron makes it with the numbers of the fields that are not fitted
/// @param perPicoampere what its `input` is when the current is 1 pA: 0.001 where it is in nA
public record SpikingModel(
    String title, Supplier<? extends Neuron> neuron, double perPicoampere, List<Range> free) {
  private static final double NANO = 1e-3;

  public SpikingModel {
    free = List.copyOf(free);
    if (free.isEmpty()) {
      throw new IllegalArgumentException(
          title + " has nothing to be fitted; name fields with their bounds: tau=2:20");
    }
  }

  /// What comes with Cajal.
  public static List<SpikingModel> all() {
    return List.of(lif(), adaptiveLif(), mat(), coupledMat(), gif(), glm(), adEx());
  }

  /// The model with this title, if there is one.
  public static Optional<SpikingModel> named(String title) {
    return all().stream().filter(model -> model.title().equals(title)).findFirst();
  }

  static SpikingModel lif() {
    return new SpikingModel(
        "lif",
        () -> {
          Lif lif = new Lif();
          lif.EL = 0;
          lif.v = 0;
          lif.R = 50;
          return lif;
        },
        NANO,
        List.of(
            Range.scale("tau", 2, 30),
            Range.of("threshold", 5, 30),
            Range.of("reset", -15, 25),
            Range.of("tRef", 0.8, 4)));
  }

  static SpikingModel adaptiveLif() {
    return new SpikingModel(
        "alif",
        AdaptiveLif::new,
        NANO,
        List.of(
            Range.scale("tau", 2, 30),
            Range.of("threshold", 5, 30),
            Range.of("reset", -15, 25),
            Range.of("tRef", 0.8, 4),
            Range.of("b", 0, 0.1),
            Range.scale("tauW", 5, 1000)));
  }

  /// Kobayashi et al. 2009.
  public static SpikingModel mat() {
    return new SpikingModel(
        "mat",
        Mat::new,
        NANO,
        List.of(
            Range.scale("tau", 2, 30),
            Range.of("omega", 5, 30),
            Range.of("alpha1", -5, 40),
            Range.of("alpha2", -1, 5),
            Range.scale("tau1", 1, 20),
            Range.scale("tau2", 15, 500),
            Range.of("tRef", 0.8, 3)));
  }

  static SpikingModel coupledMat() {
    return new SpikingModel(
        "coupled-mat",
        CoupledMat::new,
        NANO,
        List.of(
            Range.scale("tau", 2, 30),
            Range.of("omega", 5, 30),
            Range.of("alpha1", -5, 40),
            Range.of("alpha2", -1, 5),
            Range.of("alpha3", -0.1, 0.3),
            Range.scale("tau1", 1, 20),
            Range.scale("tau2", 15, 200),
            Range.scale("tau3", 300, 5000),
            Range.of("tRef", 0.8, 3),
            Range.of("coupling", 0, 1.5),
            Range.scale("tauTheta", 1, 60),
            Range.of("vi", -10, 40),
            Range.scale("k", 0.25, 15),
            Range.of("rho", 0, 1)));
  }

  /// Fitted by its likelihood, [GifFit], not by a search.
  static SpikingModel gif() {
    return new SpikingModel(
        "gif",
        EscapeGif::new,
        NANO,
        List.of(
            Range.scale("tau", 2, 50),
            Range.scale("R", 5, 500),
            Range.of("reset", -20, 60),
            Range.of("tRef", 0.8, 4),
            Range.of("b1", -0.2, 0.5),
            Range.of("b2", -0.1, 0.2),
            Range.of("vt", 0, 60),
            Range.scale("delta", 0.2, 20),
            Range.of("c1", -20, 40),
            Range.of("c2", -5, 20),
            Range.of("c3", -1, 2),
            Range.of("level", GifFit.LOWEST, GifFit.HIGHEST)));
  }

  /// Fitted by its likelihood, [GlmFit], not by a search.
  static SpikingModel glm() {
    List<Range> free = new ArrayList<>();
    free.add(Range.of("offset", -30, 0));
    for (int i = 1; i <= GlmRow.CURRENT_TAUS.length; i++) free.add(Range.of("a" + i, -50, 100));
    free.add(Range.of("c", -50, 100));
    for (int k = 1; k <= GlmRow.SPIKE_TAUS.length; k++) free.add(Range.of("b" + k, -20, 20));
    for (int k = 1; k <= 3; k++) {
      for (int i : new int[] {1, 3, 4}) free.add(Range.of("d" + k + i, -50, 50));
    }
    free.add(Range.of("knee", 0, 1));
    free.add(Range.of("level", GlmFit.LOWEST, GlmFit.HIGHEST));
    return new SpikingModel("glm", Glm::new, NANO, free);
  }

  static SpikingModel adEx() {
    return new SpikingModel(
        "adex",
        () -> {
          AdEx adEx = new AdEx();
          adEx.EL = -60;
          adEx.v = -60;
          adEx.gL = 20;
          return adEx;
        },
        1,
        List.of(
            Range.scale("C", 40, 400),
            Range.of("VT", -55, -30),
            Range.scale("deltaT", 0.3, 5),
            Range.of("reset", -65, -35),
            Range.of("a", -5, 20),
            Range.of("b", 0, 150),
            Range.scale("tauW", 5, 500),
            Range.of("tRef", 0.8, 4)));
  }
}
