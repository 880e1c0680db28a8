package cajal.brain.synapses;

import cajal.brain.Metronome;
import cajal.brain.Neuron;
import cajal.brain.PlainEdges;
import cajal.brain.PlainNetwork;
import cajal.brain.PlainRun;
import cajal.brain.Synapse;
import cajal.brain.integrate.Scheme;
import java.util.ArrayList;
import java.util.List;

/// One synapse between a source and a target that spike when told; no delay.
final class Pair<S extends Synapse> {
  final PlainNetwork net;
  final S synapse;
  final List<Double> handed = new ArrayList<>();

  Pair(S synapse, double dt, Scheme scheme, Neuron source, Neuron target) {
    net = new PlainNetwork(dt);
    PlainRun<Neuron> from = net.population(source, 1, Scheme.EULER);
    PlainRun<Neuron> to = net.population(target, 1, Scheme.EULER);
    PlainEdges edge = new PlainEdges(new int[] {0, 1}, new int[] {0}, new int[] {0});
    this.synapse =
        net.connect(from, to, edge, synapse, scheme, (c, amount) -> handed.add(amount)).getFirst();
  }

  /// A source that spikes in the given steps and a silent target.
  static <S extends Synapse> Pair<S> driven(S synapse, double dt, Scheme scheme, Integer... steps) {
    return new Pair<>(synapse, dt, scheme, new Metronome(steps), new Metronome());
  }
}
