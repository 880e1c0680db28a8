package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Diverged;
import cajal.brain.trains.SpikeTrain;
import cajal.cli.fit.CurrentFile;
import cajal.cli.fit.ModelFile;
import cajal.cli.fit.Resampled;
import cajal.io.SpikeCsv;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import cajal.plot.Raster;
import cajal.plot.Trace;
import cajal.plot.Traces;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "predict",
    header = "Predicts the spikes of a fitted model for any current.",
    description = {
      "The current is CSV with a header, or NPZ: time_ms and I_pA (or other units, as I_nA). Writes",
      "spikes.csv, spikes.json and a picture."
    },
    footer = {"", "Example: cajal predict out/spikes/model.json --current new.csv"})
final class PredictCommand extends Command {
  /// How much of the time the picture shows, in ms.
  private static final double SHOWN = 2000;

  private final Console console;

  @Parameters(index = "0", paramLabel = "MODEL", description = "What cajal fit spikes wrote.")
  private Path model = Path.of("");

  @Option(names = "--current", paramLabel = "FILE", required = true, description = "The current.")
  private Path current = Path.of("");

  @Option(
      names = "--dt",
      paramLabel = "MS",
      description = "The sampling interval of a file without times.")
  private @Nullable Double dt;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/predict).")
  private Path out = Path.of("out", "predict");

  @Option(names = "--json", description = "Prints spike times as JSON and nothing else.")
  private boolean json;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (dt != null && !(dt > 0 && dt < 1e6)) {
      throw new UsageError("--dt " + dt + ": give the sampling interval in ms, above 0.");
    }
    ModelFile fitted = ModelFile.read(model);
    CurrentFile stimulus = CurrentFile.read(current, dt, this::say);
    double[] samples = Resampled.to(stimulus, fitted.dt(), this::say);
    OutputFolder.create(out, List.of());
    SpikeTrain train = run(fitted, samples);
    Spikes spikes =
        new Spikes(fitted.fitted().model().title(), 1, train.times(), new int[train.size()]);
    SpikeCsv.write(out.resolve("spikes.csv"), List.of(spikes));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("model", fitted.fitted().model().title());
    result.put("current", current);
    result.put("dt_ms", fitted.dt());
    result.put("duration_ms", train.duration());
    result.put("spikes", train.size());
    result.put("times_ms", train.times());
    SummaryJson.write(out.resolve("spikes.json"), result);
    picture(spikes, train.duration(), samples, fitted.dt()).write(out.resolve("prediction.png"));
    if (json) {
      console.out().println(SummaryJson.line(result));
    } else {
      console
          .out()
          .printf(
              "%s: %d spikes in %.0f ms (%.1f Hz)%nwrote spikes.csv, spikes.json, prediction.png in %s%n",
              fitted.fitted().model().title(),
              train.size(),
              train.duration(),
              1000 * train.rate(),
              out);
    }
    return 0;
  }

  private SpikeTrain run(ModelFile fitted, double[] samples) {
    try {
      return fitted.fitted().run(samples, fitted.dt());
    } catch (Diverged e) {
      throw new IllegalArgumentException(model + ": " + e.getMessage(), e);
    }
  }

  private static Figure picture(Spikes spikes, double duration, double[] current, double dt) {
    double shown = Math.min(duration, SHOWN);
    int samples = (int) Math.min(current.length, shown / dt);
    Trace trace = Trace.every("", 0, dt, Arrays.copyOf(current, samples));
    return Figure.stack(
        Raster.of(0, shown, spikes).titled("predicted by " + spikes.population()),
        Traces.of(0, shown, "current", "pA", trace));
  }

  private void say(String what) {
    console.err().println("cajal: " + what);
  }
}
