package cajal.cli;

import cajal.brain.Spikes;
import cajal.io.AtomicFile;
import cajal.io.SummaryJson;
import cajal.io.sonata.SonataSpikes;
import cajal.plot.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder a run's files go to.
record OutputFolder(Path folder) {
  /// Creates the folder, and finds out before the run whether one may write there.
  ///
  /// @throws cajal.io.WriteError if not
  static OutputFolder create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder " + folder + " cannot be made (" + e + "). Choose another with --out.", e);
    }
    AtomicFile.create(folder.resolve("summary.json")).close();
    return new OutputFolder(folder);
  }

  /// Writes the picture of the spikes, the spikes and the summary, and says where.
  String write(String title, double ms, List<Spikes> spikes, RunSummary summary) {
    byte[] picture = Raster.of(0, ms, spikes.toArray(Spikes[]::new)).titled(title).png();
    AtomicFile.write(folder.resolve("raster.png"), temporary -> Files.write(temporary, picture));
    SonataSpikes.write(folder.resolve("spikes.h5"), spikes);
    SummaryJson.write(folder.resolve("summary.json"), summary.entries());
    return "wrote raster.png, spikes.h5 and summary.json in " + folder;
  }
}
