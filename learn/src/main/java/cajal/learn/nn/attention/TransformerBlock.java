package cajal.learn.nn.attention;

import cajal.learn.nn.Activations;
import cajal.learn.nn.Dropout;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Residual;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Sequential;
import cajal.learn.nn.norm.LayerNorm;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;

/// x + attention(norm(x)), then x + W₂ gelu(W₁ norm(x)), each of which may be dropped in part:
/// `[batch, places, width]` to the same.
public final class TransformerBlock implements Layer {
  private final Sequential both;

  /// @param hidden the features between W₁ and W₂, often 4 width
  /// @param dropout the share of what is added to x that is dropped in training
  public TransformerBlock(
      Scope scope, int width, int heads, int hidden, boolean causal, double dropout) {
    Layer attention =
        new Sequential(
            new LayerNorm(scope.in("norm1"), width),
            new MultiHeadAttention(scope.in("attention"), width, heads, causal),
            new Dropout(scope.in("dropout1"), dropout));
    Layer features =
        new Sequential(
            new LayerNorm(scope.in("norm2"), width),
            new Linear(scope.in("up"), width, hidden),
            Activations::gelu,
            new Linear(scope.in("down"), hidden, width),
            new Dropout(scope.in("dropout2"), dropout));
    both = new Sequential(new Residual(attention), new Residual(features));
  }

  /// A causal one without dropout and with 4 width features inside.
  public TransformerBlock(Scope scope, int width, int heads) {
    this(scope, width, heads, 4 * width, true, 0);
  }

  @Override
  public Tensor apply(Tensor x) {
    return both.apply(x);
  }

  @Override
  public List<Parameter> parameters() {
    return both.parameters();
  }
}
