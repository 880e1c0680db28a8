package cajal.brain.training;

import cajal.brain.lower.NeuronStep;
import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Compare;
import cajal.ir.Elementwise.Select;
import cajal.ir.Elementwise.Unary;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far each neuron is from its spike condition, found in the graph of a step: of a comparison
/// `a > b` that looks at a state it is a − b; of conditions joined by `&&` the least, by `||` the
/// greatest. What looks at no state but the refractory time, or is no comparison, is a gate: it
/// lets the surrogate gradient through or not.
final class SpikeCondition {
  /// The output that is positive where the condition holds.
  static final String ARGUMENT = "spikes.argument";

  /// The output that is the derivative of a spike by the argument.
  static final String SLOPE = "spikes.slope";

  /// Before the name of a state: the output that tells by how much a spike changes it.
  static final String RESET = "reset.";

  /// @param gate null where it is always open
  private record Margin(@Nullable Value argument, @Nullable Value gate) {}

  private final GraphBuilder builder = new GraphBuilder();
  private final Map<Value, Boolean> moving = new HashMap<>();
  private final List<Graph.Port> outputs = new ArrayList<>();

  private SpikeCondition(Graph step) {
    List<Value> inputs = new ArrayList<>();
    for (Graph.Port port : step.inputs()) {
      Value input = builder.input(port.name(), port.value().type());
      inputs.add(input);
      boolean waits = port.name().equals("readyAt") || port.name().startsWith(NeuronStep.ZERO);
      moving.put(input, !input.isScalar() && !waits);
    }
    List<Value> results = builder.inline(step, inputs);
    for (int i = 0; i < results.size(); i++) {
      outputs.add(new Graph.Port(step.outputs().get(i).name(), results.get(i)));
    }
  }

  /// The graph of a step with the outputs that gradients of its spikes need.
  ///
  /// @param resets whether to tell what spikes change
  static Graph in(Graph step, SpikeSlope slope, boolean resets) {
    SpikeCondition condition = new SpikeCondition(step);
    for (Graph.Port port : List.copyOf(condition.outputs)) {
      if (port.name().equals(NeuronStep.SPIKES)) condition.spikes(port.value(), slope, resets);
    }
    return condition.builder.build(condition.outputs);
  }

  private void spikes(Value spikes, SpikeSlope slope, boolean resets) {
    Margin margin = margin(spikes);
    if (margin.argument() == null) return;
    if (resets) resets(spikes);
    Value at = slope.of(builder, margin.argument());
    Value none = builder.constant(at.dtype(), 0);
    outputs.add(new Graph.Port(ARGUMENT, margin.argument()));
    outputs.add(
        new Graph.Port(
            SLOPE, margin.gate() == null ? at : builder.select(margin.gate(), at, none)));
  }

  private void resets(Value spikes) {
    for (Graph.Port port : List.copyOf(outputs)) {
      if (!port.value().dtype().isFloat() || port.name().equals("readyAt")) continue;
      if (builder.producer(port.value()) instanceof Select select
          && select.condition().equals(spikes)) {
        Value change = builder.minus(select.ifTrue(), select.ifFalse());
        outputs.add(new Graph.Port(RESET + port.name(), change));
      }
    }
  }

  private Margin margin(Value truth) {
    return switch (builder.producer(truth)) {
      case Compare compare when isMargin(compare) -> new Margin(difference(compare), null);
      case Unary not -> {
        Margin inner = margin(not.x());
        yield inner.argument() == null
            ? new Margin(null, truth)
            : new Margin(builder.negate(inner.argument()), inner.gate());
      }
      case Binary both when both.kind() == BinaryKind.AND -> joined(truth, both, true);
      case Binary either when either.kind() == BinaryKind.OR -> joined(truth, either, false);
      case Select choice -> chosen(truth, choice);
      case null, default -> new Margin(null, truth);
    };
  }

  private boolean isMargin(Compare compare) {
    boolean ordered = compare.kind() != CompareKind.EQ && compare.kind() != CompareKind.NE;
    return ordered
        && compare.x().dtype().isFloat()
        && (isMoving(compare.x()) || isMoving(compare.y()));
  }

  private Value difference(Compare compare) {
    return switch (compare.kind()) {
      case GT, GE -> builder.minus(compare.x(), compare.y());
      default -> builder.minus(compare.y(), compare.x());
    };
  }

  private boolean isMoving(Value value) {
    Boolean known = moving.get(value);
    if (known != null) return known;
    Op op = builder.producer(value);
    boolean moves = op != null && op.operands().stream().anyMatch(this::isMoving);
    moving.put(value, moves);
    return moves;
  }

  private Margin joined(Value truth, Binary op, boolean both) {
    Margin x = margin(op.x());
    Margin y = margin(op.y());
    if (x.argument() == null && y.argument() == null) return new Margin(null, truth);
    if (x.argument() == null) return gated(y, both ? op.x() : builder.not(op.x()));
    if (y.argument() == null) return gated(x, both ? op.y() : builder.not(op.y()));
    BinaryKind kind = both ? BinaryKind.MIN : BinaryKind.MAX;
    Margin margin = new Margin(builder.binary(kind, x.argument(), y.argument()), x.gate());
    return y.gate() == null ? margin : gated(margin, y.gate());
  }

  private Margin gated(Margin margin, Value gate) {
    Value both = margin.gate() == null ? gate : builder.and(margin.gate(), gate);
    return new Margin(margin.argument(), both);
  }

  /// What `if` and `?:` leave: a choice between two conditions.
  private Margin chosen(Value truth, Select choice) {
    Margin yes = margin(choice.ifTrue());
    Margin no = margin(choice.ifFalse());
    if (yes.argument() == null || no.argument() == null) return new Margin(null, truth);
    Value argument = builder.select(choice.condition(), yes.argument(), no.argument());
    if (yes.gate() == null && no.gate() == null) return new Margin(argument, null);
    Value open = builder.constant(DType.BOOL, 1);
    Value first = yes.gate() == null ? open : yes.gate();
    Value second = no.gate() == null ? open : no.gate();
    return new Margin(argument, builder.select(choice.condition(), first, second));
  }
}
