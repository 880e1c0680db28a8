package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A network's run from the first step to the last file.
record Run(Console console, String title, String dtype, OutputFolder folder, boolean json) {

  /// A network, and what is looked at in it.
  ///
  /// @param spikes those recorded so far
  /// @param traced null where no trace was asked for
  record Subject(Network network, Supplier<List<Spikes>> spikes, @Nullable Traced traced) {}

  /// Runs so many steps, or as many as there are before Ctrl-C, and writes and prints the results.
  ///
  /// @param more what to add to the summary
  /// @return the exit code
  int of(Subject subject, Steps steps, UnaryOperator<RunSummary> more) {
    Network network = subject.network();
    if (folder.has(ResultFile.Content.CONNECTIVITY)) new Wiring(network).requireFew();
    if (!steps.remark().isEmpty()) console.err().println("cajal: " + steps.remark());
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    try (var interrupt = new Interrupt()) {
      Loop.Timing timing = new Loop(console, interrupt).run(network, title, steps.count());
      List<Spikes> fired = subject.spikes().get();
      RunSummary summary = more.apply(RunSummary.of(title, network, dtype, fired, timing));
      String written = folder.write(new Results(network, summary, fired, subject.traced()));
      if (json) {
        console.out().println(SummaryJson.line(summary.entries()));
      } else {
        console.out().println(RunReport.text(summary));
        console.out().println(written);
      }
      if (!interrupt.asked()) return 0;
      console.err().printf("cajal: stopped after %.0f of %.0f ms%n", timing.ms(), steps.ms());
      return Console.INTERRUPTED;
    }
  }
}
