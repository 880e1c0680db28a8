package cajal.io.sonata;

import cajal.brain.Spikes;
import java.nio.file.Path;
import java.util.Map;

/// What drives the network during a simulation.
public sealed interface SonataInput {
  /// The key of the input in the configuration.
  String name();

  /// Spikes of a population, read from a file and sorted by time.
  record SpikeTrain(String name, Path file, Spikes spikes) implements SonataInput {}

  /// An input that is not spikes (a current clamp, a voltage clamp ...), as it stands in the file.
  record Other(String name, String type, String module, Map<String, Object> settings)
      implements SonataInput {}
}
