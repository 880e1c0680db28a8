package cajal.cli.dense;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A model whose training step is timed: its shapes are those that peers are timed with.
public interface DenseModel {
  /// The models there are.
  static List<DenseModel> all() {
    return List.of(new Mlp(), new Conv(), new Transformer(), new Gru());
  }

  /// The model of a name.
  static Optional<DenseModel> of(String name) {
    return Stream.of(all()).flatMap(List::stream).filter(m -> m.name().equals(name)).findFirst();
  }

  /// What it is called on the command line.
  default String name() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// What is trained, and where it starts.
  List<Weight> weights();

  /// The type of a batch of inputs, which are normal draws.
  Type x();

  /// The type of what it is to answer: normal draws, or of i32 the numbers of classes.
  Type y();

  /// The loss of a batch.
  Tensor loss(List<Tensor> weights, Tensor x, Tensor y);

  /// Floating-point operations of the products in a training step.
  double operations();
}
