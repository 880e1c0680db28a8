package cajal.io.sonata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a SONATA network is to be simulated: duration `tstop` and time step `dt` in ms, what drives
/// it, what to record and where to write.
public record SonataSimulation(
    Path file,
    double tstop,
    double dt,
    String targetSimulator,
    NodeSets nodeSets,
    List<SonataInput> inputs,
    List<SonataReport> reports,
    SonataOutput output,
    Map<String, Object> conditions) {

  static Config simulationOf(Config root) {
    if (root.has("run")) return root;
    if (root.isText("simulation")) return Config.read(root.path("simulation"), root.manifest());
    throw root.error(
        "\"run\" with tstop and dt, or \"simulation\" with the name of a file",
        "only the keys " + root.json().keySet(),
        "Name the simulation configuration, config.json or simulation_config.json.");
  }

  static SonataSimulation read(Config config, SonataCircuit circuit) {
    Config run = config.section("run");
    NodeSets nodeSets =
        config.has("node_sets_file")
            ? NodeSets.read(config.path("node_sets_file"))
            : new NodeSets(
                config.file(),
                config.has("node_sets") ? config.section("node_sets").values() : Map.of());
    List<SonataInput> inputs = new ArrayList<>();
    config
        .sections("inputs")
        .forEach((name, input) -> inputs.addAll(InputReader.read(name, input, nodeSets, circuit)));
    List<SonataReport> reports = new ArrayList<>();
    config
        .sections("reports")
        .forEach((name, report) -> {
          if (report.flag("enabled", true)) reports.add(SonataReport.of(name, report));
        });
    return new SonataSimulation(
        config.file(),
        run.positive("tstop"),
        run.has("dt") ? run.positive("dt") : 0.1,
        config.text("target_simulator", ""),
        nodeSets,
        List.copyOf(inputs),
        List.copyOf(reports),
        SonataOutput.of(run, config.has("output") ? config.section("output") : run),
        config.has("conditions") ? config.section("conditions").values() : Map.of());
  }
}
