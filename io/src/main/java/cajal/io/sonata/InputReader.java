package cajal.io.sonata;

import cajal.brain.Spikes;
import cajal.io.FormatError;
import cajal.io.SpikeCsv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Reads one input of a simulation configuration.
final class InputReader {
  private InputReader() {}

  static List<SonataInput> read(
      String name, Config input, NodeSets nodeSets, SonataCircuit circuit) {
    if (!input.flag("enabled", true)) return List.of();
    String type = input.text("input_type");
    String module = input.text("module", "h5");
    if (!type.equals("spikes")) {
      return List.of(new SonataInput.Other(name, type, module, input.values()));
    }
    Path file = input.path("input_file");
    List<Spikes> trains =
        switch (module) {
          case "h5", "sonata", "hdf5" -> SonataSpikes.read(file, "");
          case "csv" -> SpikeCsv.read(file);
          default ->
              throw input.error(
                  "module h5, sonata or csv for spikes",
                  "'" + module + "'",
                  "Convert the spikes to SONATA (HDF5) or CSV.");
        };
    List<SonataInput> result = new ArrayList<>();
    if (input.has("node_set")) {
      SequencedMap<String, int[]> selected = nodeSets.select(input.text("node_set"), circuit);
      selected.forEach((population, _) ->
          result.add(of(name, input, file, trains, circuit.population(population))));
    } else {
      for (Spikes train : trains) {
        result.add(of(name, input, file, trains, circuit.population(train.population())));
      }
    }
    return result;
  }

  private static SonataInput of(
      String name, Config input, Path file, List<Spikes> trains, NodePopulation population) {
    Spikes spikes =
        trains.stream()
            .filter(t -> t.population().isEmpty() || t.population().equals(population.name()))
            .findFirst()
            .orElseThrow(() ->
                new FormatError(
                    file,
                    "spikes of population " + population.name() + " (" + input.place() + ")",
                    "only " + trains.stream().map(Spikes::population).toList(),
                    "Correct the node_set or name the file of that population."));
    for (int i = 0; i < spikes.size(); i++) {
      if (spikes.ids()[i] < population.size() && spikes.times()[i] >= 0) continue;
      throw new FormatError(
          file,
          "spikes of nodes 0 to "
              + (population.size() - 1)
              + " of "
              + population.name()
              + " at 0 ms or later",
          "node " + spikes.ids()[i] + " at " + spikes.times()[i] + " ms",
          "Correct the file, or the node_set of " + input.place() + ".");
    }
    Spikes named = new Spikes(population.name(), population.size(), spikes.times(), spikes.ids());
    return new SonataInput.SpikeTrain(name, file, named);
  }
}
