package cajal.cli.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The multi-scale workflow of Wang et al. 2024 (arXiv 2406.19708): neurons fitted to recordings, a
/// network with the wiring of an animal, networks trained on cognitive tasks.
public final class Multiscale {
  public static final String TITLE = "From recordings to neurons, to networks, to tasks";

  private static final List<String> METHODS = List.of("bptt", "d-rtrl");
  private static final int SEEDS = 3;

  private Multiscale() {}

  /// All of it.
  ///
  /// @param data the folder of third-party data
  public static List<Stage> full(Path data) {
    List<Stage> all = new ArrayList<>();
    all.addAll(fits(data, "10"));
    all.addAll(worm(data, "100"));
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (String method : METHODS) all.add(training("evidence-ei", method, seed));
      all.add(training("dms", "bptt", seed));
    }
    return List.copyOf(all);
  }

  private static Stage training(String task, String method, int seed) {
    return Stage.training(
        "%s-%s-%d".formatted(task, method, seed),
        "%s by %s, seed %d".formatted(task, method, seed),
        "train",
        task,
        "--method",
        method,
        "--seed",
        "" + seed);
  }

  /// One seed of each, with small networks and few steps, to see that all of it runs.
  public static List<Stage> small(Path data) {
    List<Stage> all = new ArrayList<>();
    all.addAll(fits(data, "1"));
    all.addAll(worm(data, "3"));
    all.add(brief("evidence-ei", "bptt"));
    all.add(brief("evidence-ei", "d-rtrl"));
    all.add(brief("dms", "bptt"));
    return List.copyOf(all);
  }

  private static Stage brief(String task, String method) {
    return Stage.training(
        "%s-%s".formatted(task, method),
        "%s by %s, in small".formatted(task, method),
        "train",
        task,
        "--method",
        method,
        "--hidden",
        "20",
        "--epochs",
        "2",
        "--dt",
        "10",
        "--delay",
        "50");
  }

  private static List<Stage> fits(Path data, String seeds) {
    return List.of(
        Stage.line(
            "fit-hh-published",
            "Hodgkin-Huxley cell, target by simulation",
            "bench",
            "fit-hh",
            "--seeds",
            seeds),
        Stage.line(
            "fit-gif-published",
            "GIF cell, target by simulation",
            "bench",
            "fit-gif",
            "--seeds",
            seeds),
        Stage.line(
            "fit-gif-currents",
            "GIF cell with internal currents, six parameters",
            "bench",
            "fit-gif-currents",
            "--seeds",
            seeds),
        Stage.files(
            "fit-hh",
            "Hodgkin-Huxley cell, recorded sweeps",
            "fit",
            "hh",
            "--data",
            data.resolve("hh_traces").toString(),
            "--seeds",
            seeds),
        Stage.files(
            "fit-hh-methods",
            "Hodgkin-Huxley cell, target by simulation, methods side by side",
            "fit",
            "hh",
            "--seeds",
            seeds),
        Stage.files("fit-gif", "GIF cell, methods side by side", "fit", "gif", "--seeds", seeds),
        Stage.files(
            "fit-spikes",
            "Spikes of a real neuron",
            "fit",
            "spikes",
            "--data",
            data.resolve("qsnmc2007").toString(),
            "--train",
            "00,05",
            "--test",
            "06,08,09"));
  }

  private static List<Stage> worm(Path data, String epochs) {
    String folder = data.resolve("celegans").toString();
    return List.of(
        Stage.files(
            "celegans-graded",
            "C. elegans, graded cells, trained to answer a touch",
            "connectome",
            "celegans",
            "--data",
            folder,
            "--train",
            "touch",
            "--epochs",
            epochs),
        Stage.files(
            "celegans-spiking",
            "C. elegans, spiking cells, trained to answer a touch",
            "connectome",
            "celegans",
            "--data",
            folder,
            "--model",
            "spiking",
            "--train",
            "touch",
            "--epochs",
            epochs),
        Stage.line(
            "celegans-gradient",
            "C. elegans, a gradient step",
            "bench",
            "celegans",
            "--data",
            folder));
  }
}
