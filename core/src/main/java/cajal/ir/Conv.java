package cajal.ir;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A convolution (in the sense of deep learning: the kernel is not turned), or one of its adjoints:
/// of input, kernel and output the one that is `sought`, from the other two in that order.
///
/// Output = Σ input · kernel over the places of the kernel and the channels of a group. By the
/// input and by the kernel are the derivatives of Σ output · direction, each linear in both
/// operands. The one by the input is also known as a transposed convolution.
///
/// An element is one chain of `fma` from +0: of the output over the places of the kernel, then
/// channels; by the input over the places of the kernel that meet the element with the stride, then
/// outputs; by the kernel over images and places of the output. What is outside counts as zeros.
public record Conv(Part sought, Value x, Value y, Stencil stencil) implements Op {
  /// What a convolution has to do with.
  public enum Part {
    INPUT,
    KERNEL,
    OUTPUT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Conv {
    Shape first = sought == Part.INPUT ? stencil.output() : stencil.input();
    Shape second = sought == Part.KERNEL ? stencil.output() : stencil.kernel();
    boolean fits =
        x.dtype().isFloat()
            && x.dtype() == y.dtype()
            && x.shape().equals(first)
            && y.shape().equals(second);
    if (!fits) {
      throw new ShapeError(
          "conv for its %s takes two of one float type, %s and %s, found %s and %s"
              .formatted(sought, first, second, x.type(), y.type()));
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(x, y);
  }

  @Override
  public List<Type> resultTypes() {
    return List.of(
        x.type()
            .with(
                switch (sought) {
                  case INPUT -> stencil.input();
                  case KERNEL -> stencil.kernel();
                  case OUTPUT -> stencil.output();
                }));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Conv(sought, operand.apply(x), operand.apply(y), stencil);
  }
}
