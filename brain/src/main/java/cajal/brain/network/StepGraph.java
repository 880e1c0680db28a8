package cajal.brain.network;

import cajal.brain.lower.Beside;
import cajal.brain.lower.Contribution;
import cajal.brain.lower.NeuronStep;
import cajal.brain.lower.Scalars;
import cajal.ir.Graph;
import cajal.rules.Contract;
import cajal.rules.Hoist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The graph of a population's step as its network puts it together: what acts on the neurons,
/// their equations, spikes and resets.
///
/// @param hoist what is computed once and what in every step
/// @param everyStep the latter as it is computed: with products and sums fused, unless the network
///   is strict
public record StepGraph(NeuronStep.Result built, Hoist hoist, Graph everyStep) {

  /// @param more what acts on the neurons after the network's own stimuli
  /// @param open parameters that are inputs whatever their number is
  static StepGraph of(Population<?> population, List<Contribution> more, Set<String> open) {
    Network network = population.network();
    List<Contribution> contributions = new ArrayList<>(population.stimuli);
    contributions.addAll(more);
    population.accumulators.forEach(sum -> contributions.add(sum.contribution));
    population.outputs.forEach(sum -> contributions.add(sum.contribution()));
    NeuronStep.Result built =
        NeuronStep.build(
            new NeuronStep.Spec(
                population.neuron(),
                population.size(),
                population.real(),
                network.dt(),
                population.perNeuron,
                contributions,
                population.sums.stream().map(sums -> sums.synapse).toList(),
                population.drives,
                new NeuronStep.Numerics(population.scheme(), network.isStrict()),
                population.key,
                open));
    Hoist hoist = Hoist.split(built.graph(), varying(population));
    Graph graph = hoist.everyStep();
    return new StepGraph(built, hoist, network.isStrict() ? graph : Contract.apply(graph));
  }

  /// Scalars that differ between steps.
  private static Set<String> varying(Population<?> population) {
    Set<String> names = new HashSet<>(NeuronStep.VARYING);
    for (Played one : population.played) names.add(one.name());
    return names;
  }

  /// The parameters of all models that take part, by the names they have in the graph.
  static Map<String, Double> numbers(Population<?> population) {
    Map<String, Double> numbers = new HashMap<>(Scalars.of(population.neuron(), ""));
    for (Beside beside : population.drives) {
      numbers.putAll(Scalars.of(beside.drive(), beside.prefix()));
    }
    for (PostSums sums : population.sums) {
      numbers.putAll(Scalars.of(sums.synapse.synapse(), sums.synapse.prefix()));
    }
    numbers.put("seed", (double) population.key.seed());
    return numbers;
  }
}
