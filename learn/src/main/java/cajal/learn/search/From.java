package cajal.learn.search;

import java.util.SplittableRandom;

/// Another method that begins at a given point: its starts, its first draws or the points it goes
/// down from are there, as far as it has such.
///
/// @param start in the units of the box
public record From(double[] start, Method method) implements Method {
  @Override
  public String title() {
    return method.title();
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    course.values(new double[][] {course.unit(start)});
    method.search(course, random);
  }
}
