package cajal.learn.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/// Goes down from many starts at once: all of them are evaluated in one batch, and where one has
/// ended the next begins in its place.
///
/// @param abreast how many go down at the same time
/// @param screened so many points are evaluated first, without derivatives, and the lowest of them
///   are the first starts; those after them, or all of them if 0, are spread evenly over the box
public record MultiStart(Descent descent, int abreast, int screened) implements Method {
  public MultiStart {
    if (abreast < 1 || screened < 0) {
      throw new IllegalArgumentException(
          "%d starts abreast, the lowest of %d points; give 1 or more, and 0 or more"
              .formatted(abreast, screened));
    }
  }

  @Override
  public String title() {
    return descent.title() + (screened == 0 ? "" : ", screened");
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    Spread spread = new Spread(course.dimension(), random);
    List<double[]> starts = new ArrayList<>(course.known().stream().toList());
    starts.addAll(screened(course, spread));
    Iterator<double[]> lowest = starts.iterator();
    new Lanes(course, descent, abreast, () -> lowest.hasNext() ? lowest.next() : spread.next())
        .run();
  }

  private List<double[]> screened(Course course, Spread spread) {
    record Start(double[] x, double value) {}
    List<Start> starts = new ArrayList<>();
    while (starts.size() < screened) {
      double[][] x = spread.next(Math.min(course.width(), screened - starts.size()));
      double[] values = course.values(x);
      for (int i = 0; i < x.length; i++) starts.add(new Start(x[i], values[i]));
    }
    starts.sort(Comparator.comparingDouble(Start::value));
    return starts.stream().map(Start::x).toList();
  }
}
