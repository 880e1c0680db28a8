package cajal.cli.connectome;

import cajal.brain.connectome.Connectome;
import cajal.io.tensors.ParameterFile;
import cajal.plot.Distribution;
import cajal.plot.Figure;
import cajal.plot.Lines;
import cajal.systems.connectome.StrengthTraining;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of the strengths of connections in a training.
public final class StrengthReport {
  private static final List<String> KINDS = List.of("excitatory", "inhibitory", "electrical");

  private static final String LOSSES = "report/losses";
  private static final String FIRST = "report/first/";
  private static final String LAST = "report/last/";

  private final StrengthTraining training;
  private final List<double[]> before;
  private final List<Double> losses = new ArrayList<>();
  private List<Tensor> first = List.of();
  private List<Tensor> last = List.of();

  public StrengthReport(StrengthTraining training) {
    this.training = training;
    before = numbers(training);
  }

  /// Takes down what a step gave.
  void add(List<Tensor> found) {
    if (first.isEmpty()) first = found;
    last = found;
    losses.add((double) found.getFirst().floats()[0]);
  }

  /// What the first and the last step gave, and all losses, by name.
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(LOSSES, Tensor.of(losses.stream().mapToDouble(l -> l).toArray()));
    for (int i = 0; i < first.size(); i++) {
      state.put(FIRST + i, first.get(i));
      state.put(LAST + i, last.get(i));
    }
    return state;
  }

  /// Goes on from a [#state].
  void restore(Map<String, Tensor> state) {
    Tensor kept = state.get(LOSSES);
    if (kept == null) return;
    losses.clear();
    for (double loss : kept.doubles()) losses.add(loss);
    first = numbered(state, FIRST);
    last = numbered(state, LAST);
  }

  private static List<Tensor> numbered(Map<String, Tensor> state, String name) {
    List<Tensor> found = new ArrayList<>();
    while (state.get(name + found.size()) instanceof Tensor one) found.add(one);
    return found;
  }

  public int steps() {
    return losses.size();
  }

  /// The loss before the last step; infinite before the first.
  double loss() {
    return losses.isEmpty() ? Double.POSITIVE_INFINITY : losses.getLast();
  }

  /// How many strengths there are, and how many of them fell to 0.
  private record Census(int trained, int silenced) {
    static Census of(List<double[]> strengths) {
      int trained = 0;
      int silenced = 0;
      for (double[] kind : strengths) {
        trained += kind.length;
        for (double strength : kind) if (strength == 0) silenced++;
      }
      return new Census(trained, silenced);
    }
  }

  /// What there is to say, by name.
  ///
  /// @throws IllegalStateException if there are not as many strengths as connections
  public Map<String, Object> summary(Connectome connectome) {
    Census census = Census.of(numbers(training));
    int anatomy = connectome.chemical().csr().size() + connectome.junctions();
    if (census.trained() != anatomy) {
      throw new IllegalStateException(
          "%d strengths for %d connections of the anatomy".formatted(census.trained(), anatomy));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("steps", losses.size());
    all.put("first_loss", losses.getFirst());
    all.put("last_loss", losses.getLast());
    if (last.size() > 1) {
      all.put("back_minus_forward_before", first.get(1).floats());
      all.put("back_minus_forward_after", last.get(1).floats());
    }
    all.put("connections", census.trained());
    all.put("connections_of_the_anatomy", anatomy);
    all.put("silenced", census.silenced());
    all.put("losses", losses);
    return all;
  }

  /// The same for people.
  public String text() {
    Census census = Census.of(numbers(training));
    String text =
        "  loss         %.4g, %.4g at first, in %d steps%n  strengths    %d, of the connections that the anatomy has; none was added, %d fell to 0"
            .formatted(
                losses.getLast(),
                losses.getFirst(),
                losses.size(),
                census.trained(),
                census.silenced());
    if (last.size() < 2) return text;
    float[] back = last.get(1).floats();
    float[] was = first.get(1).floats();
    return text
        + "%n  going back   wins by %.2f at a touch of the front and by %.2f at the rear (%.2f and %.2f before)"
            .formatted(back[0], back[1], was[0], was[1]);
  }

  private static List<double[]> numbers(StrengthTraining training) {
    List<double[]> all = new ArrayList<>();
    for (Parameter parameter : training.strengths()) {
      float[] single = parameter.value().floats();
      double[] numbers = new double[single.length];
      for (int i = 0; i < numbers.length; i++) numbers[i] = single[i];
      all.add(numbers);
    }
    return all;
  }

  /// Pictures by the names of their files.
  ///
  /// @param unit of strengths
  public Map<String, Figure> figures(String unit) {
    double[] steps = new double[losses.size()];
    for (int i = 0; i < steps.length; i++) steps[i] = i + 1;
    double[] loss = losses.stream().mapToDouble(l -> l).toArray();
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put(
        "learning-curve.png",
        Lines.ofCounts("step", "loss", new Lines.Series("", steps, loss)).titled("Learning"));
    all.put("strengths.png", strengths(unit));
    return all;
  }

  private Figure strengths(String unit) {
    List<double[]> after = numbers(training);
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i).length == 0) continue;
      figures.add(
          Distribution.of(
              KINDS.get(i) + " strength, " + unit,
              "connections",
              new Distribution.Series("before", before.get(i)),
              new Distribution.Series("after", after.get(i))));
    }
    Figure[] others = figures.subList(1, figures.size()).toArray(Figure[]::new);
    return Figure.stack(figures.getFirst().titled("Strengths of connections"), others)
        .sized(620, 120 + 220 * figures.size());
  }

  /// Writes the strengths as safetensors.
  public void write(Path file) {
    ParameterFile.save(file, training.strengths());
  }
}
