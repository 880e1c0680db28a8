package cajal.learn.nn.attention;

import cajal.ir.Shape;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// Every place of a sequence as a mean of all, weighted by how well its query fits their keys, in
/// several heads side by side (Vaswani et al. 2017): `[batch, places, width]` to the same.
///
/// softmax(Q Kᵀ / √(width / heads)) V for each head, where x W₁ + b₁ is Q, K, V side by side, and
/// the heads side by side times W₂ plus b₂ is the result.
public final class MultiHeadAttention implements Layer {
  private final String name;
  private final int heads;
  private final boolean causal;
  private final Linear in;
  private final Linear out;

  /// @param causal whether a place sees itself and those before it only
  public MultiHeadAttention(Scope scope, int width, int heads, boolean causal) {
    name = Takes.name("MultiHeadAttention", scope);
    if (Takes.positive(name, "heads", heads) > width || width % heads != 0) {
      throw new IllegalArgumentException(
          "%s: width %d for %d heads; give a width that the heads divide"
              .formatted(name, width, heads));
    }
    this.heads = heads;
    this.causal = causal;
    in = new Linear(scope.in("in"), width, 3 * width);
    out = new Linear(scope.in("out"), width, width);
  }

  @Override
  public Tensor apply(Tensor x) {
    Takes.axes(name, x, 3, "[batch, places, width]");
    Tensor all = in.apply(x);
    int places = x.dim(1);
    Tensor q = head(all, 0);
    Tensor k = Shapes.transpose(head(all, 1), 0, 1, 3, 2);
    Tensor fit = Products.matmul(q, k).times(1 / Math.sqrt(q.dim(-1)));
    if (causal) {
      Shape square = Shape.of(places, places);
      Tensor seen = Fill.iota(square, 1).le(Fill.iota(square, 0));
      fit = Maths.where(seen, fit, Double.NEGATIVE_INFINITY);
    }
    Tensor mixed = Products.matmul(Reductions.softmax(fit, -1), head(all, 2));
    Tensor joined = Shapes.transpose(mixed, 0, 2, 1, 3).reshape(x.dim(0), places, x.dim(2));
    return out.apply(joined);
  }

  /// Queries, keys or values as `[batch, heads, places, width / heads]`.
  private Tensor head(Tensor all, int third) {
    int width = all.dim(-1) / 3;
    Tensor own = Shapes.slice(all, -1, third * width, (third + 1) * width);
    return Shapes.transpose(own.reshape(all.dim(0), all.dim(1), heads, width / heads), 0, 2, 1, 3);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(in, out).flatMap(layer -> layer.parameters().stream()).toList();
  }
}
