package cajal.brain;

import cajal.lift.DrawSite;
import cajal.random.BitSource;
import cajal.random.DrawsForCaller;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import java.util.HashMap;
import java.util.Map;

/// The random numbers of a plain run, which are those that compiled code draws: the stream is named
/// by the place in the source and by how often it was met in one evaluation, the counter by the
/// element and the step.
///
/// An evaluation is aimed at before it starts, so the stages of a scheme see the same numbers.
final class PlainDraws implements BitSource {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Key root;
  private final Map<Integer, Integer> met = new HashMap<>();
  private Key key;
  private int element;
  private int step;

  /// @param root the key of the population
  PlainDraws(Key root) {
    this.root = root;
    this.key = root;
  }

  /// The next draws are those of one evaluation of a model's code.
  void aim(int element, int step) {
    this.key = root;
    this.element = element;
    this.step = step;
    met.clear();
  }

  /// The next draws are those of an initialiser.
  void aimInitialiser(int element) {
    aim(element, 0);
    key = root.fold("init");
  }

  /// The normal number of a state's noise.
  double noise(String state, int element, int step) {
    return Variate.normal64(Threefry.bits(root.fold("noise").fold(state), element, step));
  }

  /// Runs code that draws from here.
  void during(Runnable code) {
    ScopedValue.where(CURRENT, this).run(code);
  }

  @Override
  public long bits() {
    int site =
        STACK.walk(frames ->
            frames
                .filter(frame -> frame.getDeclaringClass() != PlainDraws.class)
                .filter(frame -> !isForCaller(frame.getDeclaringClass()))
                .findFirst()
                .map(PlainDraws::site)
                .orElseThrow());
    int occurrence = met.merge(site, 1, Integer::sum) - 1;
    return Threefry.bits(key.fold(site).fold(occurrence), element, step);
  }

  private static boolean isForCaller(Class<?> type) {
    return type.isAnnotationPresent(DrawsForCaller.class);
  }

  private static int site(StackWalker.StackFrame frame) {
    return DrawSite.hash(frame.getClassName(), frame.getMethodName(), frame.getByteCodeIndex());
  }
}
