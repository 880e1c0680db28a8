package cajal.brain;

import cajal.brain.plain.Draws;
import cajal.random.DrawSource;
import org.jspecify.annotations.Nullable;

/// A source bound once for many evaluations: it asks for the numbers of the one it is aimed at only
/// when that one draws.
final class LazyDraws implements DrawSource {
  private final Draws draws;
  private String what = "";
  private int element;
  private int step;
  private @Nullable DrawSource found;

  LazyDraws(Draws draws) {
    this.draws = draws;
  }

  void aim(String what, int element, int step) {
    this.what = what;
    this.element = element;
    this.step = step;
    this.found = null;
  }

  /// Runs code that draws from here.
  void during(Runnable code) {
    ScopedValue.where(CURRENT, this).run(code);
  }

  private DrawSource source() {
    DrawSource source = found;
    if (source == null) {
      source = draws.of(what, element, step);
      found = source;
    }
    return source;
  }

  @Override
  public double uniform() {
    return source().uniform();
  }

  @Override
  public double normal() {
    return source().normal();
  }

  @Override
  public double exponential() {
    return source().exponential();
  }

  @Override
  public int poisson(double lambda) {
    return source().poisson(lambda);
  }
}
