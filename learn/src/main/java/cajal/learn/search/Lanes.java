package cajal.learn.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ways down that advance together: in each round the points that all of them ask for are evaluated
/// as one batch; where one has ended the next begins.
final class Lanes {
  private final Course course;
  private final Descent descent;
  private final Supplier<double[]> starts;
  private final List<Lane> lanes = new ArrayList<>();

  /// One way down, and the point it asks for.
  private static final class Lane {
    private final Dialogue<double[], Descent.Local> dialogue;
    private double @Nullable [] asked;
    private double lowest = Double.POSITIVE_INFINITY;
    private double[] best;

    Lane(Descent descent, double[] start) {
      best = start;
      dialogue = new Dialogue<>(ask -> descent.descend(ask::apply, start));
      asked = dialogue.begin();
    }

    void answer(double[] point, Descent.Local local) {
      if (local.value() < lowest) {
        lowest = local.value();
        best = point;
      }
      asked = dialogue.answer(local);
    }
  }

  Lanes(Course course, Descent descent, int abreast, Supplier<double[]> starts) {
    this.course = course;
    this.descent = descent;
    this.starts = starts;
    for (int i = 0; i < abreast; i++) lanes.add(new Lane(descent, starts.get()));
  }

  /// Goes on until the course ends.
  void run() {
    try {
      while (true) round();
    } finally {
      lanes.forEach(lane -> lane.dialogue.close());
    }
  }

  private void round() {
    double[][] points = new double[lanes.size()][];
    for (int i = 0; i < points.length; i++) {
      Lane lane = lanes.get(i);
      while (lane.asked == null) {
        course.ended(lane.best, lane.lowest);
        lane = new Lane(descent, starts.get());
        lanes.set(i, lane);
      }
      points[i] = lane.asked;
    }
    List<Descent.Local> locals = locals(points);
    for (int i = 0; i < points.length; i++) lanes.get(i).answer(points[i], locals.get(i));
  }

  private List<Descent.Local> locals(double[][] points) {
    List<Descent.Local> locals = new ArrayList<>();
    switch (descent.needs()) {
      case GRADIENT -> {
        Landscape.Slopes found = course.slopes(points);
        for (int i = 0; i < points.length; i++) {
          locals.add(Descent.Local.gradient(found.values()[i], found.gradients()[i]));
        }
      }
      case JACOBIAN -> {
        Landscape.Residuals found = course.residuals(points);
        for (int i = 0; i < points.length; i++) {
          locals.add(Descent.Local.jacobian(found.residuals()[i], found.jacobians()[i]));
        }
      }
    }
    return locals;
  }
}
