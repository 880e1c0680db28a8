package cajal.learn.search;

import java.util.SplittableRandom;

/// Points drawn evenly from the box, each for itself.
public record RandomSearch() implements Method {
  @Override
  public String title() {
    return "random";
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    while (true) {
      double[][] points = new double[course.width()][course.dimension()];
      for (double[] x : points) for (int i = 0; i < x.length; i++) x[i] = random.nextDouble();
      course.values(points);
    }
  }
}
