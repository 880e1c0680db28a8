package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A product with a random matrix that is never stored: each entry of the `pre` x `post` matrix is
/// there with `probability`, drawn anew from the key of `seed` in every product, always the same
/// (that of `cajal.kernel.JitMatrix`). Weights are constant (`a`), uniform on [`a`, `b`) or normal
/// with mean `a` and standard deviation `b`, both scalars. The rest is as for [SparseProduct].
public record JitProduct(
    Weights weights,
    int pre,
    int post,
    double probability,
    long seed,
    Value a,
    Value b,
    Value x,
    boolean transposed)
    implements Op {
  /// The distribution of the weights.
  public enum Weights {
    CONSTANT,
    UNIFORM,
    NORMAL
  }

  public JitProduct {
    boolean fits =
        pre >= 0
            && post >= 0
            && a.isScalar()
            && a.dtype().isFloat()
            && a.type().equals(b.type())
            && (x.dtype() == a.dtype() || x.dtype() == DType.BOOL)
            && (x.type().rank() == 1 || x.type().rank() == 2)
            && x.shape().dim(0) == (transposed ? pre : post);
    if (!fits) {
      throw new ShapeError(
          "product of a random ["
              + pre
              + ","
              + post
              + "]"
              + (transposed ? "ᵀ" : "")
              + " with weights "
              + a.type()
              + ", "
              + b.type()
              + " and "
              + x.type());
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new ShapeError("a connection probability is between 0 and 1, found " + probability);
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(a, b, x);
  }

  @Override
  public List<Type> resultTypes() {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(0, transposed ? post : pre);
    return List.of(new Type(a.dtype(), new Shape(dims)));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new JitProduct(
        weights,
        pre,
        post,
        probability,
        seed,
        operand.apply(a),
        operand.apply(b),
        operand.apply(x),
        transposed);
  }
}
