package cajal.learn.search;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A way to search the lowest point of a [Landscape].
///
/// ```java
/// Found fit = new DifferentialEvolution(20).run(landscape, Budget.of(1000), 1);
/// ```
///
/// All methods see the box as the unit cube, draw from one seed, and go on until the budget is
/// spent, so that they are compared by what they find with the same number of evaluations.
public interface Method {
  /// As it is called in tables: "DE, 20".
  String title();

  /// Goes on for ever; the course ends it.
  void search(Course course, SplittableRandom random);

  /// Searches with a budget.
  default Found run(Landscape landscape, Budget budget, long seed) {
    return run(landscape, budget, seed, end -> {});
  }

  /// @param ends told whenever one of many starts has ended
  default Found run(Landscape landscape, Budget budget, long seed, Consumer<Found.Tried> ends) {
    Course course = new Course(landscape, budget, ends);
    try {
      search(course, new SplittableRandom(seed));
    } catch (Spent end) {
      return course.found();
    }
    return course.found();
  }
}
