package cajal.brain.plain;

import cajal.lift.DrawSite;
import cajal.random.Counts;
import cajal.random.Draw;
import cajal.random.DrawSource;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The draws of one evaluation, each with the stream that its place in the code has when compiled.
final class SiteDraws implements DrawSource {
  static final String NOISE = "dW of ";

  private final Key key;
  private final String method;
  private final int element;
  private final int step;
  private final Map<Integer, Integer> met = new HashMap<>();

  SiteDraws(Key key, String method, int element, int step) {
    this.key = key;
    this.method = method;
    this.element = element;
    this.step = step;
  }

  private long bits() {
    return Threefry.bits(stream(), element, step);
  }

  private Key stream() {
    if (method.startsWith(NOISE)) {
      return key.fold("noise").fold(method.substring(NOISE.length()));
    }
    int site = StackWalker.getInstance().walk(SiteDraws::site);
    return key.fold(site).fold(met.merge(site, 1, Integer::sum) - 1);
  }

  /// Where the model's code calls [Draw].
  private static int site(Stream<StackFrame> frames) {
    return frames
        .dropWhile(frame -> !isDraw(frame))
        .dropWhile(SiteDraws::isDraw)
        .findFirst()
        .map(f -> DrawSite.hash(f.getClassName(), f.getMethodName(), f.getByteCodeIndex()))
        .orElseThrow(() -> new IllegalStateException("a draw that cajal.random.Draw did not make"));
  }

  private static boolean isDraw(StackFrame frame) {
    return frame.getClassName().equals(Draw.class.getName());
  }

  @Override
  public double uniform() {
    return Variate.uniform64(bits());
  }

  @Override
  public double normal() {
    return Variate.normal64(bits());
  }

  @Override
  public double exponential() {
    return Variate.exponential64(bits());
  }

  @Override
  public int poisson(double lambda) {
    return Counts.poisson(lambda, bits());
  }
}
