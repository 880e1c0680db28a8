package cajal.systems.fitting.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.inputs.Signal;
import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Spiking models fitted to the spikes of a model.
class SpikeFitTest {
  private static final Coincidence GAMMA = new Coincidence(2);
  private static final double[] TRUTH = {6, 14, 8, 1.5, 8, 90, 2};

  private static double[] current(long seed) {
    double[][] rows = Signal.ornsteinUhlenbeck(300, 200, 1, 600, 1, seed).rows(0.2);
    return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
  }

  /// What a MAT neuron does; its repetitions are alike but for a jitter of 0.2 ms.
  private static Recording recorded(String name, long seed) {
    double[] current = current(seed);
    SpikeTrain train =
        new Candidates(SpikingModel.mat()).spikes(current, 0.2, new double[][] {TRUTH}).getFirst();
    double[] moved = Arrays.stream(train.times()).map(t -> t + 0.2).toArray();
    SpikeTrain other = new SpikeTrain(moved, train.duration());
    return new Recording(name, 0.2, current, List.of(train, other), new double[0][]);
  }

  private static SpikeFit fit(int evaluations, int threads) {
    return new SpikeFit(evaluations, new double[] {0.98, 1.02}, 8, 1, threads, GAMMA);
  }

  @Test
  void aModelFittedToItsOwnSpikesPredictsOthersWell() {
    SpikeFit.Fitted fitted =
        fit(640, 1)
            .fit(SpikingModel.mat(), CrossValidation.whole(List.of(recorded("a", 1))), k -> {});
    Recording unseen = recorded("b", 2);
    SpikeTrain predicted = fitted.predict(unseen.current(), 0.2);
    assertThat(unseen.repetitions().getFirst().size()).isBetween(15, 80);
    assertThat(new Judge(unseen, GAMMA).score(predicted)).isGreaterThan(0.4);
  }

  @Test
  void threadsChangeNoBit() {
    var tasks = CrossValidation.whole(List.of(recorded("a", 1)));
    double[] one = fit(128, 1).fit(SpikingModel.mat(), tasks, k -> {}).numbers();
    double[] three = fit(128, 3).fit(SpikingModel.mat(), tasks, k -> {}).numbers();
    assertThat(three).isEqualTo(one);
  }

  @Test
  void candidatesTogetherFireAsEachAlone() {
    double[] current = current(3);
    for (SpikingModel model : SpikingModel.all()) {
      SplittableRandom random = new SplittableRandom(4);
      double[][] rows = new double[5][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = model.free().stream().mapToDouble(r -> r.at(random.nextDouble())).toArray();
      }
      Candidates candidates = new Candidates(model);
      List<SpikeTrain> together = candidates.spikes(current, 0.2, rows);
      for (int i = 0; i < rows.length; i++) {
        assertThat(candidates.spikes(current, 0.2, new double[][] {rows[i]}))
            .as(model.title())
            .containsExactly(together.get(i));
      }
    }
  }

  @Test
  void aCandidateThatBlowsUpIsSilentAndHarmsNoOther() {
    double[] current = current(3);
    SpikingModel model = SpikingModel.mat();
    double[] broken = TRUTH.clone();
    broken[2] = -1e38;
    double[][] rows = {TRUTH, broken, TRUTH};
    List<SpikeTrain> trains = new Candidates(model).spikes(current, 0.2, rows);
    assertThat(trains.get(1).size()).isZero();
    assertThat(trains.get(0)).isEqualTo(trains.get(2));
    assertThat(trains.get(0).size()).isPositive();
  }

  @Test
  void crossValidationJudgesOnWhatWasNotFitted() {
    List<Recording> two = List.of(recorded("a", 1), recorded("b", 2));
    CrossValidation cv = CrossValidation.of(fit(256, 1), SpikingModel.mat(), two, k -> {});
    assertThat(Arrays.stream(cv.inTime()).boxed()).hasSize(2).allMatch(s -> s > 0.2 && s < 1.2);
    assertThat(cv.across()).hasSize(2);
    assertThat(cv.score()).isCloseTo((cv.inTime()[0] + cv.inTime()[1]) / 2, within(1e-12));
  }

  @Test
  void windowsOfBothKindsCoverAllOfTheTime() {
    SpikeTrain train = new SpikeTrain(new double[] {1, 30, 55, 99}, 100);
    assertThat(Windows.blocks(100, 4, false).of(train))
        .isEqualTo(new SpikeTrain(new double[] {1, 30}, 50));
    assertThat(Windows.blocks(100, 4, true).of(train))
        .isEqualTo(new SpikeTrain(new double[] {5, 49}, 50));
    assertThat(Windows.all(100).of(train)).isEqualTo(train);
  }

  @Test
  void theGifNeedsPotentials() {
    var tasks = CrossValidation.whole(List.of(recorded("a", 1)));
    assertThatThrownBy(() -> fit(1, 1).fit(SpikingModel.gif(), tasks, k -> {}))
        .hasMessageContaining("stimulus a has no membrane potentials");
  }

  @Test
  void rangesAreBounds() {
    assertThat(Range.scale("tau", 1, 100).at(0.5)).isCloseTo(10, within(1e-9));
    assertThat(Range.of("a", -1, 3).at(0.25)).isEqualTo(0);
    assertThatThrownBy(() -> Range.of("a", 3, 1)).hasMessageContaining("smaller number first");
    assertThatThrownBy(() -> Range.scale("a", 0, 1)).hasMessageContaining("above 0");
  }
}
