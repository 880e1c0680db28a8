package cajal.cli.reproduce;

import java.util.Map;

/// What the pictures of commands show.
final class Captions {
  private static final Map<String, String> TRAIN =
      Map.ofEntries(
          Map.entry(
              "learning-curve.png", "Loss and right answers in the validation after each epoch."),
          Map.entry(
              "raster-before.png", "Spikes of all units in a trial of the test, before training."),
          Map.entry(
              "raster-after.png", "Spikes of all units in a trial of the test, after training."),
          Map.entry("weights.png", "Weights of each kind before and after training."),
          Map.entry("confusion.png", "Right answers and answers given, in the test."),
          Map.entry(
              "psychometric.png",
              "Answers by the evidence, or by the angle between sample and test."),
          Map.entry("rasters-by-condition.png", "Two trials of the test that differ."),
          Map.entry(
              "weights-by-kind.png",
              "Strengths of excitatory and of inhibitory units before and after, with log-normal fits."),
          Map.entry(
              "tuning.png",
              "Rates by the direction of the sample: while it is shown, and at the end of the delay."),
          Map.entry(
              "trajectories.png",
              "Mean rates in time along their first two principal components, by condition."),
          Map.entry(
              "decoding.png",
              "How often a linear decoder finds the answer or the sample from the rates of 50 ms."));

  private static final Map<String, String> CONNECTOME =
      Map.ofEntries(
          Map.entry("chemical.png", "Who has chemical synapses onto whom."),
          Map.entry("electrical.png", "Who has gap junctions with whom."),
          Map.entry("degrees.png", "How many partners a cell has."),
          Map.entry("contacts.png", "How many contacts a connection has."),
          Map.entry("reciprocity.png", "How many connections are answered, against chance."),
          Map.entry(
              "motifs.png",
              "Ways in which three cells are connected, against shuffled wirings of the same degrees."),
          Map.entry("learning-curve.png", "Loss in each step of training."),
          Map.entry("strengths.png", "Strengths of connections before and after training."),
          Map.entry("voltages.png", "Change of all voltages by the stimulus, after training."),
          Map.entry("traces.png", "Voltages of the cells that answer most."),
          Map.entry("raster.png", "Spikes of all cells."));

  private static final Map<String, String> FIT =
      Map.ofEntries(
          Map.entry("traces.png", "Data and the best model, a panel for each trace."),
          Map.entry("evaluations.png", "Lowest loss by evaluations of the model, for each method."),
          Map.entry("seconds.png", "Lowest loss by time, for each method."),
          Map.entry(
              "profiles.png",
              "Lowest loss with one parameter held: where it is flat, the data cannot tell the parameter."));

  private Captions() {}

  /// Of a picture of a stage; its name where nothing is known of it.
  static String of(Stage stage, String picture) {
    if (picture.startsWith("raster-") && stage.name().equals("fit-spikes")) {
      String stimulus = picture.replaceAll("^raster-|\\.png$", "");
      return "Stimulus %s: repetitions of the neuron, and what each model predicts."
          .formatted(stimulus);
    }
    Map<String, String> known =
        switch (stage.arguments().getFirst()) {
          case "train" -> TRAIN;
          case "connectome" -> CONNECTOME;
          default -> FIT;
        };
    return known.getOrDefault(picture, picture);
  }
}
