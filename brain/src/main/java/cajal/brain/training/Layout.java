package cajal.brain.training;

import cajal.ir.Shape;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// How trials that run beside each other stand in one array: those of a neuron next to each other,
/// so that they are the columns of a product.
///
/// @param trials 0 where there is one, without an axis of its own
record Layout(int trials) {
  private int each() {
    return Math.max(1, trials);
  }

  /// How many numbers `n` neurons have.
  int length(int n) {
    return n * each();
  }

  /// Numbers of neurons for all trials.
  Tensor spread(Tensor perNeuron) {
    if (trials == 0) return perNeuron;
    int n = perNeuron.dim(0);
    Tensor columns = Shapes.broadcast(Shapes.expand(perNeuron, 1), Shape.of(n, trials));
    return columns.reshape(n * trials);
  }

  /// Steps, trials and neurons as steps and numbers.
  Tensor in(Tensor given) {
    if (trials == 0) return given;
    int n = given.dim(2);
    return Shapes.transpose(given, 0, 2, 1).reshape(given.dim(0), n * trials);
  }

  /// Steps and numbers as steps, trials and neurons.
  Tensor out(Tensor stack) {
    if (trials == 0) return stack;
    int n = stack.dim(1) / trials;
    return Shapes.transpose(stack.reshape(stack.dim(0), n, trials), 0, 2, 1);
  }

  /// Numbers as the operand of a product: neurons by trials.
  Tensor operand(Tensor numbers) {
    return trials == 0 ? numbers : numbers.reshape(numbers.dim(0) / trials, trials);
  }

  /// The result of a product as numbers.
  Tensor numbers(Tensor product) {
    return trials == 0 ? product : product.reshape(product.dim(0) * trials);
  }

  /// The numbers of some neurons.
  Tensor slice(Tensor numbers, int from, int to) {
    boolean all = from == 0 && length(to) == numbers.dim(0);
    return all ? numbers : Shapes.slice(numbers, 0, length(from), length(to));
  }

  /// The shape of what is given for so many steps and neurons.
  Shape shape(int steps, int neurons) {
    return trials == 0 ? Shape.of(steps, neurons) : Shape.of(steps, trials, neurons);
  }
}
