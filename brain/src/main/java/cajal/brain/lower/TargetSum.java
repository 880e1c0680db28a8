package cajal.brain.lower;

import cajal.ir.Graph;
import cajal.ir.Value;
import cajal.rules.Affine;
import cajal.rules.DependsOn;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The proof that the sums of the states over the synapses of a target obey the equations of one
/// synapse, so that the sums are all that must be kept; or why it fails.
///
/// @param amounts what a spike adds to each state it changes
/// @param graph computes these from the parameters: of `g` the outputs `g.w` for each unit of the
///   weight, and `g`; null where the proof fails
/// @param whyNot null where the proof holds
record TargetSum(Map<String, SpikeAmount> amounts, @Nullable Graph graph, @Nullable String whyNot) {
  private static final class Open extends RuntimeException {
    private static final long serialVersionUID = 1;

    Open(String reason) {
      super(reason, null, false, false);
    }
  }

  static TargetSum of(LiftedSynapse lifted) {
    try {
      return new Prover(lifted).prove();
    } catch (Open open) {
      return new TargetSum(Map.of(), null, open.getMessage());
    }
  }

  private record Prover(LiftedSynapse lifted, Set<Value> states, Value weight) {
    Prover(LiftedSynapse lifted) {
      this(lifted, new HashSet<>(lifted.states().values()), lifted.weight());
      states.remove(weight);
    }

    TargetSum prove() {
      Value output = lifted.outputValue();
      if (output == null) throw new Open("there is no output()");
      if (lifted.transmitted() != null) throw new Open("onPre transmits");
      if (lifted.isPlastic()) throw new Open("the weight changes");
      lifted.onPost().keySet().stream()
          .findFirst()
          .ifPresent(state -> {
            throw new Open("a spike of the target changes " + state.getName());
          });
      for (Field state : lifted.model.fields().states()) {
        if (!lifted.before(state).dtype().isFloat()) {
          throw new Open(state.getName() + " is not a real number");
        }
        if (SymbolicModel.number(state, lifted.synapse()) != 0) {
          throw new Open(state.getName() + " does not start at 0");
        }
      }
      lifted.next().forEach((state, next) -> linear(next, "the equation of " + state.getName()));
      linear(output, "the output");
      return evaluated();
    }

    private void linear(Value value, String what) {
      Affine affine = Affine.of(lifted.builder, value, states);
      if (affine == null) throw new Open(what + " is not linear in the states");
      if (affine.rest() != null) throw new Open(what + " does not vanish with the states");
      if (!affine.slopes().values().stream().allMatch(Value::isScalar)) {
        throw new Open(what + " depends on the weight");
      }
    }

    private TargetSum evaluated() {
      List<Graph.Port> ports = new ArrayList<>();
      lifted
          .onPre()
          .forEach((state, after) -> {
            Value before = lifted.before(state);
            Set<Value> variables = new HashSet<>(states);
            variables.add(weight);
            Affine affine = Affine.of(lifted.builder, after, variables);
            Value slope = affine == null ? null : affine.slopes().get(before);
            Double unchanged = slope == null ? null : lifted.builder.number(slope);
            if (affine == null || unchanged == null || unchanged != 1 || others(affine, before)) {
              throw new Open("what a spike adds to " + state.getName() + " depends on the states");
            }
            Value zero = lifted.builder.constant(before.dtype(), 0);
            Value perWeight = affine.slopes().getOrDefault(weight, zero);
            Value constant = affine.rest() == null ? zero : affine.rest();
            ports.add(fixed(state, state.getName() + ".w", perWeight));
            ports.add(fixed(state, state.getName(), constant));
          });
      Graph graph = lifted.builder.build(ports);
      Map<String, Double> numbers = Scalars.evaluate(graph, Scalars.of(lifted.synapse(), ""));
      Map<String, SpikeAmount> amounts = new LinkedHashMap<>();
      for (Field state : lifted.onPre().keySet()) {
        String name = state.getName();
        double perWeight = numbers.getOrDefault(name + ".w", 0.0);
        amounts.put(name, new SpikeAmount(perWeight, numbers.getOrDefault(name, 0.0)));
      }
      return new TargetSum(amounts, graph, null);
    }

    private boolean others(Affine affine, Value state) {
      return affine.slopes().keySet().stream().anyMatch(x -> !x.equals(state) && !x.equals(weight));
    }

    private Graph.Port fixed(Field state, String name, Value value) {
      boolean varies =
          lifted.builder.inputs().stream()
              .filter(port -> NeuronStep.VARYING.contains(port.name()))
              .anyMatch(port -> DependsOn.test(lifted.builder, value, port.value()));
      if (varies || !value.isScalar()) {
        throw new Open("what a spike adds to " + state.getName() + " is not a fixed amount");
      }
      return new Graph.Port(name, value);
    }
  }
}
