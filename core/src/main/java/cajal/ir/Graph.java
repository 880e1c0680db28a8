package cajal.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program without side effects: named inputs, operations in an order in which each comes after
/// what it uses, and named outputs. Built by a [GraphBuilder], never changed afterwards.
public record Graph(List<Port> inputs, List<Node> nodes, List<Port> outputs) {
  /// A value that is known outside by a name.
  public record Port(String name, Value value) {}

  public Graph {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /// One more than the largest value number: the size of a table indexed by value.
  public int valueCount() {
    int count = 0;
    for (Port input : inputs) count = Math.max(count, input.value().id() + 1);
    for (Node node : nodes) {
      for (Value value : node.results()) count = Math.max(count, value.id() + 1);
    }
    return count;
  }

  /// The node that computes each value, by value number; null for inputs.
  public @Nullable Node[] producers() {
    @Nullable Node[] producers = new Node[valueCount()];
    for (Node node : nodes) {
      for (Value value : node.results()) producers[value.id()] = node;
    }
    return producers;
  }

  /// The input of that name.
  public Value input(String name) {
    return find(inputs, "input", name);
  }

  /// The output of that name.
  public Value output(String name) {
    return find(outputs, "output", name);
  }

  private static Value find(List<Port> ports, String what, String name) {
    for (Port port : ports) {
      if (port.name().equals(name)) return port.value();
    }
    throw new IllegalArgumentException(
        "no "
            + what
            + " is called '"
            + name
            + "'; there are "
            + ports.stream().map(Port::name).toList());
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
