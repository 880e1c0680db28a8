package cajal.io.sonata;

import java.nio.file.Path;

/// A SONATA network with its simulation, as one configuration names them.
///
/// ```java
/// Sonata sonata = Sonata.read(Path.of("300_intfire/config.json"));
/// NodePopulation cells = sonata.circuit().population("v1");
/// ```
public record Sonata(SonataCircuit circuit, SonataSimulation simulation) {

  /// Reads `config.json` (which names the other two), a simulation configuration that names its
  /// network, or one file with both.
  ///
  /// @throws cajal.io.FormatError if a file is missing or damaged, or two files contradict each
  ///   other
  public static Sonata read(Path config) {
    Config root = Config.read(config, Manifest.EMPTY);
    Config simulation = SonataSimulation.simulationOf(root);
    boolean inRoot = root.has("networks") || root.isText("network");
    SonataCircuit circuit = SonataCircuit.read(SonataCircuit.circuitOf(inRoot ? root : simulation));
    return new Sonata(circuit, SonataSimulation.read(simulation, circuit));
  }
}
