package cajal.brain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.PlainRun;
import cajal.brain.SharedData;
import cajal.brain.integrate.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reference case R43: one LIF node as eight platforms run it.
class NirLifTest {
  /// A line of a platform's file: the input, v after the step, whether it spiked.
  private record Row(double input, double v, boolean spike) {}

  private static List<Row> platform(String name) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.file("nir/lif_" + name + ".csv"))) {
      String[] cells = line.split(",");
      rows.add(
          new Row(
              // Sinabs lists the weighted input
              Double.parseDouble(cells[0]) > 0 ? 1 : 0,
              Double.parseDouble(cells[1]),
              Double.parseDouble(cells[2]) > 0));
    }
    return rows;
  }

  private static NirLif node() {
    NirLif node = new NirLif();
    node.tau = 2.5;
    node.threshold = 0.1;
    return node;
  }

  private static List<Integer> spikeSteps(NirLif node, Scheme scheme, List<Row> rows) {
    PlainRun<NirLif> run = new PlainRun<>(node, 1, 0.1, scheme);
    List<Integer> steps = new ArrayList<>();
    for (int step = 0; step < rows.size(); step++) {
      run.inject("input", rows.get(step).input());
      run.step();
      if (run.spiked(0)) steps.add(step);
    }
    return steps;
  }

  /// Steps and membrane potential (single precision in the files) are the platform's.
  private static void assertSame(NirLif node, Scheme scheme, List<Row> rows) {
    PlainRun<NirLif> run = new PlainRun<>(node, 1, 0.1, scheme);
    for (int step = 0; step < rows.size(); step++) {
      Row row = rows.get(step);
      run.inject("input", row.input());
      run.step();
      assertThat(run.spiked(0)).as("spike in step %d", step).isEqualTo(row.spike());
      assertThat(run.state("v")[0]).as("v in step %d", step).isCloseTo(row.v(), within(1e-6));
    }
  }

  @Test
  void exactSolutionSpikesWhereTheEventDrivenOneDoes() throws IOException {
    List<Row> rows = platform("exact");
    assertThat(spikeSteps(node(), Scheme.EXACT, rows)).containsExactly(460, 510, 710, 760);
    assertThat(spikeSteps(node(), Scheme.EXPONENTIAL_EULER, rows))
        .containsExactly(460, 510, 710, 760);
  }

  @Test
  void eulerWithResetBySubtractionSpikesWhereSnnTorchDoes() throws IOException {
    assertThat(spikeSteps(node(), Scheme.EULER, platform("exact")))
        .containsExactly(460, 510, 710, 760);
  }

  @Test
  void eulerWithResetToValueIsNorse() throws IOException {
    NirLif node = node();
    node.subtract = false;
    assertSame(node, Scheme.EULER, platform("norse"));
  }

  @Test
  void lateEulerIsSpyx() throws IOException {
    NirLif node = node();
    node.late = true;
    assertSame(node, Scheme.EULER, platform("spyx"));
    assertThat(spikeSteps(node, Scheme.EULER, platform("spyx")))
        .containsExactly(461, 511, 711, 761);
  }

  @Test
  void pulsedInputIsSinabs() throws IOException {
    NirLif node = node();
    node.pulsed = true;
    assertSame(node, Scheme.EXPONENTIAL_EULER, platform("sinabs"));
    assertThat(spikeSteps(node, Scheme.EXACT, platform("sinabs")))
        .containsExactly(450, 500, 710, 760);
  }
}
