package cajal.learn.search;

import java.util.SplittableRandom;

/// Points spread evenly over the box: a Sobol sequence from a random shift.
public record SobolSearch() implements Method {
  @Override
  public String title() {
    return "Sobol";
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    Spread spread = new Spread(course.dimension(), random);
    while (true) course.values(spread.next(course.width()));
  }
}
