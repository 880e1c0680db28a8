package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A network's run from the first step to the last file.
record Run(Console console, String title, String dtype, OutputFolder folder, boolean json) {

  /// Runs `steps` steps, or as many as there are before Ctrl-C, and writes and prints the results.
  ///
  /// @param spikes those recorded so far
  /// @param more what to add to the summary
  /// @return the exit code
  int of(
      Network network, int steps, Supplier<List<Spikes>> spikes, UnaryOperator<RunSummary> more) {
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    try (var interrupt = new Interrupt()) {
      Loop.Timing timing = new Loop(console, interrupt).run(network, title, steps);
      List<Spikes> fired = spikes.get();
      RunSummary summary = more.apply(RunSummary.of(title, network, dtype, fired, timing));
      String written = folder.write(title, timing.ms(), fired, summary);
      if (json) {
        console.out().println(SummaryJson.line(summary.entries()));
      } else {
        console.out().println(RunReport.text(summary));
        console.out().println(written);
      }
      if (!interrupt.asked()) return 0;
      double wanted = steps * network.dt();
      console.err().printf("cajal: stopped after %.0f of %.0f ms%n", timing.ms(), wanted);
      return Console.INTERRUPTED;
    }
  }
}
