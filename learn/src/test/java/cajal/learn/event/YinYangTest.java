package cajal.learn.event;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.learn.optim.Adam;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Points of the Yin-Yang plane (Kriener et al. 2022) are learned as spike times.
class YinYangTest {
  private static final double END = 60;
  private static final int HIDDEN = 40;
  private static final int BATCH = 20;

  private record Point(double x, double y, int label) {
    static Point draw(Random random) {
      int wanted = random.nextInt(3);
      while (true) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        if (Math.hypot(x - 0.5, y - 0.5) > 0.5) continue;
        if (label(x, y) == wanted) return new Point(x, y, wanted);
      }
    }

    static int label(double x, double y) {
      double right = Math.hypot(x - 0.75, y - 0.5);
      double left = Math.hypot(x - 0.25, y - 0.5);
      if (right < 0.1 || left < 0.1) return 2;
      boolean yin = right <= 0.1 || (left > 0.1 && left <= 0.25) || (y > 0.5 && right > 0.25);
      return yin ? 0 : 1;
    }

    Spikes spikes() {
      return Spikes.once(10 + 30 * x, 10 + 30 * y, 10 + 30 * (1 - x), 10 + 30 * (1 - y), 20);
    }
  }

  private static double[] normal(Random random, int count, double mean, double spread) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) numbers[i] = mean + spread * random.nextGaussian();
    return numbers;
  }

  private final Random random = new Random(7);
  private final Membrane membrane = new Membrane(20, 5, 1);
  private final SpikingLayer hidden =
      SpikingLayer.of("hidden", 5, HIDDEN, membrane, normal(random, 5 * HIDDEN, 1.9, 0.8));
  private final SpikingLayer output =
      SpikingLayer.of("output", HIDDEN, 3, membrane, normal(random, 3 * HIDDEN, 0.93, 0.1));

  /// How many were right.
  private int epoch(List<Point> points, GradientStep step) {
    int right = 0;
    for (int from = 0; from < points.size(); from += BATCH) {
      double[] byHidden = new double[5 * HIDDEN];
      double[] byOutput = new double[HIDDEN * 3];
      for (Point point : points.subList(from, from + BATCH)) {
        LayerRun first = hidden.run(point.spikes(), END);
        LayerRun second = output.run(first.spikes(), END);
        TimeLoss loss = TimeLoss.first(second.spikes(), 3, point.label, 1, END);
        if (loss.isRight()) right++;
        LayerGradient back = second.back(loss.times());
        add(byOutput, back.parameters().getFirst());
        add(byHidden, first.back(back.times()).parameters().getFirst());
      }
      Tensor gradient = Tensor.of(byHidden).reshape(5, HIDDEN);
      step.apply(List.of(gradient, Tensor.of(byOutput).reshape(HIDDEN, 3)), 0.01);
    }
    return right;
  }

  @Test
  void isLearned() {
    List<Parameter> parameters = new ArrayList<>(hidden.parameters());
    parameters.addAll(output.parameters());
    GradientStep step = new GradientStep(new Adam(), parameters);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 400; i++) points.add(Point.draw(random));
    int right = 0;
    for (int epoch = 0; epoch < 15; epoch++) right = epoch(points, step);
    assertThat(right).isGreaterThan(320);
  }

  private static void add(double[] sums, Tensor gradient) {
    double[] more = gradient.doubles();
    for (int i = 0; i < sums.length; i++) sums[i] += more[i] / BATCH;
  }
}
