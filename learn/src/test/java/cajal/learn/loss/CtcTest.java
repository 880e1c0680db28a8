package cajal.learn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.Gradients;
import cajal.trace.Cajal;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// CTC against the sum over all paths, written out.
class CtcTest {
  private static final int TIME = 5;
  private static final int CLASSES = 3;
  private static final Tensor LOGITS = Gradients.numbers(3, 4, TIME, CLASSES);
  private static final Tensor FRAMES = Tensor.of(5, 5, 4, 3);
  private static final Tensor LABELS =
      Fill.from(cajal.ir.Type.of(cajal.ir.DType.I32, 4, 2), new int[] {1, 2, 2, 2, 1, 99, 0, 0});
  private static final Tensor LENGTHS = Tensor.of(2, 2, 1, 0);

  private static double byPaths(int text) {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < LENGTHS.ints()[text]; i++) wanted.add(LABELS.ints()[2 * text + i]);
    int frames = FRAMES.ints()[text];
    double probability = 0;
    for (int path = 0; path < Math.pow(CLASSES, frames); path++) {
      List<Integer> spelt = new ArrayList<>();
      double p = 1;
      int before = 0;
      for (int t = 0, rest = path; t < frames; t++, rest /= CLASSES) {
        int c = rest % CLASSES;
        p *= softmax(text, t, c);
        if (c != 0 && c != before) spelt.add(c);
        before = c;
      }
      if (spelt.equals(wanted)) probability += p;
    }
    return -Math.log(probability);
  }

  private static double softmax(int text, int t, int c) {
    double sum = 0;
    int at = (text * TIME + t) * CLASSES;
    for (int j = 0; j < CLASSES; j++) sum += Math.exp(LOGITS.doubles()[at + j]);
    return Math.exp(LOGITS.doubles()[at + c]) / sum;
  }

  @Test
  void the_loss_is_that_of_all_paths_that_spell_the_text() {
    double[] found =
        Cajal.compile(x -> Ctc.loss(x, FRAMES, LABELS, LENGTHS)).apply(LOGITS).doubles();
    for (int text = 0; text < 4; text++) {
      assertThat(found[text]).as("text %d", text).isCloseTo(byPaths(text), within(1e-13));
    }
  }

  @Test
  void its_gradient_is_that_of_differences() {
    Gradients.check(all -> Losses.ctc(all.getFirst(), FRAMES, LABELS, LENGTHS), List.of(LOGITS));
  }

  @Test
  void a_text_that_cannot_be_spelt_in_time_has_a_huge_loss_and_no_nan() {
    float[] found =
        Cajal.compile(x ->
                Ctc.loss(
                    x,
                    Tensor.of(2),
                    Fill.matrix(new float[] {1, 1}).cast(cajal.ir.DType.I32),
                    Tensor.of(2)))
            .apply(Fill.matrix(new float[9]).reshape(1, 3, 3))
            .floats();
    assertThat(found[0]).isGreaterThan(1e29f);
  }
}
