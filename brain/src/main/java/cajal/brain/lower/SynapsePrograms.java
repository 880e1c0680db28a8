package cajal.brain.lower;

import cajal.brain.Synapse;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.Value;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A synapse's methods as graphs, one for each place and occasion at which its states change.
///
/// Inputs are states by name, wherever they are kept, parameters, `w`, `t` and `step`; outputs are
/// states that change, and [#AMOUNT]. A graph without outputs has nothing to do.
///
/// @param states where each state is kept
/// @param types the element type of each state and of each handed value
/// @param source all states of sources after a step
/// @param target states of targets after a step
/// @param synapse states of synapses after a step
/// @param arrival at the source of a spike that arrives: its states, and what the synapses are
///   handed: values named [#HANDED] and a number
/// @param onPre at the synapses of a spike that arrives, after what they are handed
/// @param onPost at the synapses of a target that spikes, and at the target itself
/// @param output what acts on the target in every step
public record SynapsePrograms(
    Map<String, Site> states,
    Map<String, DType> types,
    Graph source,
    Graph target,
    Graph synapse,
    Graph arrival,
    Graph onPre,
    Graph onPost,
    Graph output) {
  /// What acts on the target.
  public static final String AMOUNT = "amount.";

  /// What the source of a spike computes for all its synapses.
  public static final String HANDED = "handed.";

  /// What is the same for all synapses.
  ///
  /// @param weight whether all have one weight to begin with
  /// @param delay whether a spike reaches all synapses of its source at once
  public record Same(boolean weight, boolean delay) {}

  /// @param open names of the parameters that are inputs whatever their number is
  public static SynapsePrograms of(
      Synapse synapse, DType real, double dt, Same same, Set<String> open) {
    LiftedSynapse lifted = LiftedSynapse.of(synapse, real, dt, same.weight(), open);
    return new Writer(lifted, Sites.of(lifted, same.delay())).programs();
  }

  /// The same with another graph for spikes that arrive.
  public SynapsePrograms withOnPre(Graph other) {
    return new SynapsePrograms(
        states, types, source, target, synapse, arrival, other, onPost, output);
  }

  /// Whether synapses change their weight.
  public boolean isPlastic() {
    return has(onPre, "w") || has(onPost, "w");
  }

  private static boolean has(Graph graph, String output) {
    return graph.outputs().stream().anyMatch(port -> port.name().equals(output));
  }

  private static final class Writer {
    private final LiftedSynapse lifted;
    private final Sites sites;
    private final Map<String, DType> types = new LinkedHashMap<>();

    Writer(LiftedSynapse lifted, Sites sites) {
      this.lifted = lifted;
      this.sites = sites;
      lifted.states().forEach((state, value) -> types.put(state.getName(), value.dtype()));
    }

    SynapsePrograms programs() {
      Map<Field, Value> source = new LinkedHashMap<>();
      lifted
          .states()
          .forEach((state, before) -> {
            // they go from one buffer to another, so those without an equation are copied
            if (sites.of(state) == Site.SOURCE) {
              source.put(state, lifted.next().getOrDefault(state, before));
            }
          });
      Copy onPre = new Copy(true);
      onPre.outputs(at(lifted.onPre(), Site.SYNAPSE));
      if (lifted.transmitted() != null) onPre.output(AMOUNT, lifted.transmitted());
      Copy arrival = new Copy(false);
      arrival.outputs(at(lifted.onPre(), Site.SOURCE));
      onPre.handed.forEach((value, name) -> arrival.output(name, value));
      Copy onPost = new Copy(false);
      onPost.outputs(lifted.onPost());
      Copy output = new Copy(false);
      if (lifted.outputValue() != null) output.output(AMOUNT, lifted.outputValue());
      Map<String, Site> states = new LinkedHashMap<>();
      sites.states().forEach((state, site) -> states.put(state.getName(), site));
      return new SynapsePrograms(
          states,
          types,
          new Copy(false).outputs(source).build(),
          new Copy(false).outputs(at(lifted.next(), Site.TARGET)).build(),
          new Copy(false).outputs(at(lifted.next(), Site.SYNAPSE)).build(),
          arrival.build(),
          onPre.build(),
          onPost.build(),
          output.build());
    }

    private Map<Field, Value> at(Map<Field, Value> changes, Site site) {
      Map<Field, Value> there = new LinkedHashMap<>();
      changes.forEach((state, value) -> {
        if (sites.of(state) == site) there.put(state, value);
      });
      return there;
    }

    /// Some values of the synapse in a graph of their own. Where the source hands values over, what
    /// depends on the source alone is an input.
    private final class Copy {
      private final GraphBuilder builder = new GraphBuilder();
      private final Map<Value, Value> copies = new HashMap<>();
      private final List<Graph.Port> outputs = new ArrayList<>();
      private final Map<Value, String> handed = new LinkedHashMap<>();
      private final boolean isHanded;

      Copy(boolean isHanded) {
        this.isHanded = isHanded;
      }

      Copy outputs(Map<Field, Value> values) {
        values.forEach((state, value) -> output(state.getName(), value));
        return this;
      }

      void output(String name, Value value) {
        outputs.add(new Graph.Port(name, copy(value)));
      }

      private Value copy(Value value) {
        Value known = copies.get(value);
        if (known != null) return known;
        Op op = lifted.builder.producer(value);
        Value copy;
        if (isHanded && sites.of(value) == Site.SOURCE) {
          copy = handed(value);
        } else if (op == null) {
          copy = builder.input(name(value), value.type());
        } else {
          List<Value> results = builder.addAll(op.map(this::copy));
          List<Value> originals = lifted.builder.results(value);
          for (int i = 0; i < results.size(); i++) copies.put(originals.get(i), results.get(i));
          return results.get(originals.indexOf(value));
        }
        copies.put(value, copy);
        return copy;
      }

      private Value handed(Value value) {
        String name = HANDED + handed.size();
        handed.put(value, name);
        types.put(name, value.dtype());
        return builder.input(name, value.type());
      }

      private String name(Value input) {
        return lifted.builder.inputs().stream()
            .filter(port -> port.value().equals(input))
            .findFirst()
            .orElseThrow()
            .name();
      }

      Graph build() {
        return builder.build(outputs);
      }
    }
  }
}
