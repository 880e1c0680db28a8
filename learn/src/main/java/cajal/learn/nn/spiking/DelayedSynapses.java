package cajal.learn.nn.spiking;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.nn.Layer;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.Arrays;
import java.util.List;

/// Synapses with a delay of their own that is trained like the weight: y[t, post] is the sum of w ·
/// x[t − d, pre] over the synapses. Between two steps x is taken as a straight line, so that delays
/// in steps need not be whole and have gradients. Before the first step x is 0.
///
/// Over `[time, pre]` it gives `[time, post]`; [#step] is for loops of your own, `vmap` for
/// batches. A delay outside of 0 to the longest is taken as the nearest of these.
public final class DelayedSynapses implements Layer {
  private final int pres;
  private final int posts;
  private final int longest;
  private final Tensor pre;
  private final Tensor post;
  private final Parameter weight;
  private final Parameter delay;

  /// @param name of the parameters, which are `name.weight` and `name.delay`
  /// @param pre where each synapse comes from, below `pres`
  /// @param post where it goes to, below `posts`
  /// @param weights one for each synapse
  /// @param delays one for each synapse, in steps, of the same type
  /// @param longest how many steps are remembered, 1 or more
  public DelayedSynapses(
      String name,
      int pres,
      int posts,
      int[] pre,
      int[] post,
      Tensor weights,
      Tensor delays,
      int longest) {
    if (longest < 1) {
      throw new IllegalArgumentException(
          name + ": the longest delay is " + longest + " steps. Give 1 or more.");
    }
    Type type = Type.of(weights.dtype(), pre.length);
    if (post.length != pre.length || !weights.type().equals(type) || !delays.type().equals(type)) {
      throw new IllegalArgumentException(
          "%s: %d sources, %d targets, weights %s, delays %s. Give one of each for each synapse."
              .formatted(name, pre.length, post.length, weights.type(), delays.type()));
    }
    within(name, "source", pre, pres);
    within(name, "target", post, posts);
    this.pres = pres;
    this.posts = posts;
    this.longest = longest;
    this.pre = Tensor.of(pre);
    this.post = Tensor.of(post);
    weight = Parameter.of(name + ".weight", weights);
    delay = Parameter.of(name + ".delay", delays);
  }

  private static void within(String name, String what, int[] cells, int count) {
    int wrong =
        Arrays.stream(cells).filter(cell -> cell < 0 || cell >= count).findFirst().orElse(0);
    if (wrong >= 0 && wrong < Math.max(count, 1)) return;
    throw new IllegalArgumentException(
        "%s: %s %d of %d. Cells are counted from 0.".formatted(name, what, wrong, count));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight, delay);
  }

  /// What is remembered before the first step.
  public Tensor line() {
    return Fill.zeros(new Type(weight.type().dtype(), Shape.of(longest + 1, pres)));
  }

  /// One step: what is remembered after it, and what arrives in it at each target.
  ///
  /// @param x of each source, now
  public Turn step(Tensor line, Tensor x) {
    Tensor newest = Shapes.concat(0, x.reshape(1, pres), Shapes.slice(line, 0, 0, longest));
    return Turn.of(newest, arriving(newest));
  }

  private Tensor arriving(Tensor line) {
    DType dtype = weight.type().dtype();
    Tensor d = Maths.min(Maths.max(delay.value(), of(dtype, 0)), of(dtype, longest));
    Tensor whole = Maths.min(Maths.floor(d), of(dtype, longest - 1));
    Tensor part = d.minus(whole);
    Tensor later = whole.cast(DType.I32).times(pres).plus(pre);
    Tensor flat = line.reshape((longest + 1) * pres);
    Tensor near = Shapes.gather(flat, later);
    Tensor far = Shapes.gather(flat, later.plus(pres));
    Tensor x = near.plus(part.times(far.minus(near)));
    return Shapes.scatterAdd(Fill.zeros(Type.of(dtype, posts)), post, weight.value().times(x));
  }

  private static Tensor of(DType dtype, double number) {
    return dtype == DType.F64 ? Tensor.scalar(number) : Tensor.scalar((float) number);
  }

  @Override
  public Tensor apply(Tensor x) {
    return Control.scan(this::step, line(), x).stack();
  }
}
