package cajal.cli.reproduce;

import java.util.ArrayList;
import java.util.List;

/// The multi-scale workflow of Wang et al. 2024 (arXiv 2406.19708): neurons fitted to recordings, a
/// network with the wiring of an animal, networks trained on cognitive tasks.
public final class Multiscale {
  public static final String TITLE = "From recordings to neurons, to networks, to tasks";

  private static final List<String> METHODS = List.of("bptt", "d-rtrl");
  private static final int SEEDS = 3;
  private static final String WORM = Place.DATA + "/celegans";

  private Multiscale() {}

  /// All of it.
  public static List<Stage> full() {
    List<Stage> all = new ArrayList<>();
    all.addAll(fits(10, "", ""));
    all.addAll(worm("100"));
    for (String method : METHODS) {
      for (int seed = 1; seed <= SEEDS; seed++) all.add(training("evidence-ei", method, seed));
    }
    for (int seed = 1; seed <= SEEDS; seed++) all.add(training("dms", "bptt", seed));
    return List.copyOf(all);
  }

  private static Stage training(String task, String method, int seed) {
    return Stage.training(
        "%s-%s-%d".formatted(task, method, seed),
        "%s by %s, seed %d".formatted(task, method, seed),
        words("train %s --method %s --seed %d --threads 1", task, method, seed));
  }

  /// One seed of each, with small networks and few steps, to see that all of it runs.
  public static List<Stage> small() {
    List<Stage> all = new ArrayList<>();
    all.addAll(fits(1, " --evaluations 300", " --evaluations 1000 --no-validation"));
    all.addAll(worm("3"));
    all.add(brief("evidence-ei", "bptt"));
    all.add(brief("evidence-ei", "d-rtrl"));
    all.add(brief("dms", "bptt"));
    return List.copyOf(all);
  }

  private static Stage brief(String task, String method) {
    return Stage.training(
        "%s-%s".formatted(task, method),
        "%s by %s, in small".formatted(task, method),
        words(
            "train %s --method %s --hidden 20 --epochs 2 --dt 10 --delay 50 --threads 1",
            task, method));
  }

  /// @param brief added to fits of voltages, and `briefly` to those of spikes
  private static List<Stage> fits(int seeds, String brief, String briefly) {
    return List.of(
        Stage.measurement(
            "fit-hh-published",
            "Hodgkin-Huxley cell, target by simulation",
            words("bench fit-hh --seeds %d", seeds)),
        Stage.measurement(
            "fit-gif-published",
            "GIF cell, a and b free, target by simulation",
            words("bench fit-gif --seeds %d", seeds)),
        Stage.measurement(
            "fit-gif-currents",
            "GIF cell, currents that jump at spikes free as well",
            words("bench fit-gif-currents --seeds %d", seeds)),
        Stage.measurement(
            "fit-gif-fluctuating",
            "The same with five fluctuating currents more",
            words("bench fit-gif-fluctuating --seeds %d", seeds)),
        Stage.files(
            "fit-hh",
            "Hodgkin-Huxley cell, recorded sweeps",
            words("fit hh --data %s/hh_traces --seeds %d --threads 1" + brief, Place.DATA, seeds)),
        Stage.files(
            "fit-hh-methods",
            "Hodgkin-Huxley cell, target by simulation, methods side by side",
            words("fit hh --seeds %d --threads 1" + brief, seeds)),
        Stage.files(
            "fit-gif",
            "GIF cell, methods side by side",
            words("fit gif --seeds %d --threads 1" + brief, seeds)),
        Stage.files(
            "fit-spikes",
            "Spikes of a real neuron",
            words(
                "fit spikes --data %s/qsnmc2007 --train 00,05 --test 06,08,09 --threads 1"
                    + briefly,
                Place.DATA)));
  }

  private static List<Stage> worm(String epochs) {
    return List.of(
        Stage.measurement(
            "celegans-gradient",
            "C. elegans, graded cells, a gradient step",
            words("bench celegans --data %s --threads 1", WORM)),
        Stage.measurement(
            "celegans-gradient-spiking",
            "C. elegans, spiking cells, a gradient step",
            words("bench celegans --data %s --model spiking --threads 1", WORM)),
        touch("graded", epochs),
        touch("spiking", epochs));
  }

  private static Stage touch(String model, String epochs) {
    return Stage.training(
        "celegans-" + model,
        "C. elegans, %s cells, trained to answer a touch".formatted(model),
        words(
            "connectome celegans --data %s --model %s --train touch --epochs %s",
            WORM, model, epochs));
  }

  private static String[] words(String line, Object... values) {
    return line.formatted(values).split(" ");
  }
}
