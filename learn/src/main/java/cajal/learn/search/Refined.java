package cajal.learn.search;

import java.util.Iterator;
import java.util.SplittableRandom;

/// A global search for part of the budget, then steps down from the lowest points it saw.
///
/// @param share of the evaluations and of the time that are left to the global search, between 0
///   and 1
/// @param abreast how many go down at the same time
public record Refined(Method global, double share, Descent descent, int abreast) implements Method {
  public Refined {
    if (!(share > 0 && share < 1) || abreast < 1) {
      throw new IllegalArgumentException(
          "a share of %s and %d abreast; give a share between 0 and 1, and 1 or more"
              .formatted(share, abreast));
    }
  }

  @Override
  public String title() {
    return global.title() + ", then " + descent.title();
  }

  @Override
  public void search(Course course, SplittableRandom random) {
    course.part(share, () -> global.search(course, random.split()));
    Spread spread = new Spread(course.dimension(), random);
    Iterator<double[]> lowest = course.lowest(0.05).iterator();
    new Lanes(course, descent, abreast, () -> lowest.hasNext() ? lowest.next() : spread.next())
        .run();
  }
}
