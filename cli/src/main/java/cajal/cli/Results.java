package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.io.AtomicFile;
import cajal.io.SpikeCsv;
import cajal.io.SpikeNpz;
import cajal.io.SummaryJson;
import cajal.io.sonata.SonataSpikes;
import cajal.plot.Figure;
import cajal.plot.Raster;
import cajal.plot.Rates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of a run, to be written.
///
/// @param traced null where no trace was asked for
record Results(Network network, RunSummary summary, List<Spikes> spikes, @Nullable Traced traced) {

  /// Writes one file, whole or not at all.
  ///
  /// @throws cajal.io.WriteError if it cannot be written
  void write(ResultFile file, Path folder) {
    Path target = folder.resolve(file.name());
    if (file.content() == ResultFile.Content.SUMMARY) {
      SummaryJson.write(target, summary.entries());
    } else if (file.content() == ResultFile.Content.SPIKES) {
      spikes(file.ending(), target);
    } else {
      Figure figure = figure(file.content()).titled(summary.network());
      write(figure, target);
    }
  }

  /// Writes a picture by its ending, whole or not at all.
  static void write(Figure figure, Path target) {
    boolean png = target.toString().endsWith(".png");
    byte[] bytes = png ? figure.png() : figure.svg().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(target, temporary -> Files.write(temporary, bytes));
  }

  private void spikes(String ending, Path target) {
    switch (ending) {
      case "csv" -> SpikeCsv.write(target, spikes);
      case "npz" -> SpikeNpz.write(target, spikes);
      default -> SonataSpikes.write(target, spikes);
    }
  }

  private Figure figure(ResultFile.Content content) {
    double ms = summary.timing().ms();
    Spikes[] populations = spikes.toArray(Spikes[]::new);
    return switch (content) {
      case RATE -> Rates.of(0, ms, populations);
      case TRACE -> Objects.requireNonNull(traced).figure(ms, spikes.getFirst());
      case CONNECTIVITY -> new Wiring(network).figure();
      case RASTER, SPIKES, SUMMARY -> Raster.of(0, ms, populations);
    };
  }
}
