package cajal.cli;

import cajal.cli.fit.VoltageData;
import cajal.cli.fit.VoltageReport;
import cajal.cli.fit.VoltageStudy;
import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.io.SummaryJson;
import cajal.learn.search.AdamDescent;
import cajal.learn.search.CmaEs;
import cajal.learn.search.DifferentialEvolution;
import cajal.learn.search.LevenbergMarquardt;
import cajal.learn.search.Method;
import cajal.learn.search.MultiStart;
import cajal.learn.search.ParticleSwarm;
import cajal.learn.search.QuasiNewton;
import cajal.learn.search.RandomSearch;
import cajal.learn.search.Refined;
import cajal.learn.search.SobolSearch;
import cajal.plot.Figure;
import cajal.systems.fitting.CellModel;
import cajal.systems.fitting.GifCell;
import cajal.systems.fitting.GifProblem;
import cajal.systems.fitting.HhProblem;
import cajal.systems.fitting.HodgkinHuxleyCell;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import cajal.systems.fitting.Simulation;
import cajal.systems.fitting.Stimuli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    header = "Fits the voltage of a cell to recordings, by several methods side by side.",
    description = {
      "Without --data the target is the published simulation with known parameters. All methods have",
      "the same number of evaluations, then the same time. Writes pictures, summary.json and report.html."
    },
    footer = {
      "",
      "Examples:",
      "  cajal fit hh --data hh_traces",
      "  cajal fit gif --free a,b,A1,A2 --seeds 10"
    })
final class FitVoltageCommand extends Command {
  private static final List<String> GIF = List.of("a", "b", "k1", "k2", "A1", "A2");

  private final Console console;
  private final boolean gif;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = {
        "A folder with input*.csv and output*.csv, a trace in each row; a CSV with columns of time,",
        "currents and voltages; or an NPZ with 'current' and 'voltage' of [traces, samples]."
      })
  private @Nullable Path data;

  @Option(names = "--dt", paramLabel = "MS", description = "Sampling interval of the data.")
  private @Nullable Double dt;

  @Option(names = "--current-unit", paramLabel = "UNIT", description = "As A, nA or pA.")
  private @Nullable String currentUnit;

  @Option(names = "--voltage-unit", paramLabel = "UNIT", description = "V or mV.")
  private @Nullable String voltageUnit;

  @Option(
      names = "--free",
      paramLabel = "NAME,…",
      split = ",",
      description = "With gif: what is fitted, of a, b, k1, k2, A1 and A2 (a,b,k1,k2).")
  private List<String> free = List.of("a", "b", "k1", "k2");

  @Option(
      names = "--rates",
      paramLabel = "FORM",
      description = "With hh: published, or traub-miles (published).")
  private String rates = "published";

  @Option(names = "--every", paramLabel = "N", description = "Every Nth sample counts.")
  private @Nullable Integer every;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "Evaluations of the model in each search (1000).")
  private int evaluations = 1000;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = {
        "Wall time of each search when methods are compared by time (what the method in the",
        "middle took for its evaluations)."
      })
  private @Nullable Double seconds;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Searches by each method (1); ten tell methods apart.")
  private int seeds = 1;

  @Option(names = "--seed", paramLabel = "S", description = "The first of them (1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "K", description = "Threads; they change no bit (2).")
  private int threads = 2;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/fit-NAME).")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  FitVoltageCommand(Console console, boolean gif) {
    this.console = console;
    this.gif = gif;
  }

  @Override
  public Integer call() {
    check();
    CellModel model = model();
    VoltageData traces = traces(model);
    Path folder = out == null ? Path.of("out", "fit-" + model.name()) : out;
    OutputFolder.create(folder, List.of());
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    Clock clock = new Clock();
    int step = every != null ? every : gif ? 100 : 10;
    VoltageStudy study =
        new VoltageStudy(
            model,
            traces,
            step,
            methods(),
            gif ? new DifferentialEvolution(12, 0.4, 0.9, 0.9, true) : refined(0.5),
            evaluations,
            seconds,
            seeds,
            seed,
            new Settings(Lanes.preferred(), threads));
    var report = new VoltageReport(study, study.run(this::say));
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("data", data == null ? "published simulation" : data.toString());
    more.put("seconds", Clock.rounded(clock.seconds(), 2));
    more.put("version", CommandTree.VERSION);
    List<String> files = report.write(folder, more);
    if (json) {
      console.out().println(SummaryJson.line(report.summary(more)));
      return 0;
    }
    console.out().println(report.text());
    console.out().println("wrote " + String.join(", ", files) + " in " + folder);
    return 0;
  }

  private void check() {
    if (evaluations < 1) throw new UsageError("--evaluations " + evaluations + ": give 1 or more.");
    if (seeds < 1) throw new UsageError("--seeds " + seeds + ": give 1 or more.");
    if (seconds != null && !(seconds > 0)) {
      throw new UsageError("--seconds " + seconds + ": give more than 0.");
    }
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    if (every != null && every < 1) throw new UsageError("--every " + every + ": give 1 or more.");
    if (dt != null && !(dt > 0)) throw new UsageError("--dt " + dt + ": give more than 0 ms.");
    refuse(
        gif
            ? Map.of("--rates", "only hh has rates")
            : Map.of("--free", "hh fits g_L, g_Na, g_K and V_T"));
    if (data == null) {
      String reason = "the target is the published simulation; name recordings with --data";
      refuse(Map.of("--dt", reason, "--current-unit", reason, "--voltage-unit", reason));
    }
  }

  private CellModel model() {
    if (!gif) {
      return switch (rates) {
        case "published" -> new HodgkinHuxleyCell(Rates.PUBLISHED);
        case "traub-miles" -> new HodgkinHuxleyCell(Rates.TRAUB_MILES);
        default -> throw new UsageError("--rates " + rates + ": give published or traub-miles.");
      };
    }
    for (String name : free) {
      if (!GIF.contains(name)) {
        throw new UsageError("--free " + name + ": give some of " + String.join(", ", GIF) + ".");
      }
    }
    return new GifCell(free, Map.of());
  }

  private VoltageData traces(CellModel model) {
    if (data != null) {
      var given = new VoltageData.Given(dt, currentUnit, voltageUnit, gif ? 0.1 : 0.01);
      return VoltageData.read(data, given, said -> console.err().println("cajal: " + said));
    }
    Stimuli stimuli = gif ? GifProblem.stimuli() : HhProblem.stimuli();
    Map<String, Double> known = new LinkedHashMap<>();
    List<String> names = gif ? GIF : model.free().stream().map(f -> f.name()).toList();
    List<Double> numbers = gif ? GifProblem.PUBLISHED_TARGET : HhProblem.KNOWN;
    for (int i = 0; i < names.size(); i++) known.put(names.get(i), numbers.get(i));
    double[] point = model.free().stream().mapToDouble(f -> known.get(f.name())).toArray();
    return new VoltageData(stimuli, new Simulation(model, stimuli).run(point).voltage());
  }

  private static Method refined(double share) {
    return new Refined(new CmaEs(12), share, new LevenbergMarquardt(30, 3), 3);
  }

  private List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    methods.add(new MultiStart(new QuasiNewton(), 12, 0));
    methods.add(new MultiStart(new AdamDescent(), 4, 0));
    methods.add(new MultiStart(new LevenbergMarquardt(), 3, 0));
    methods.add(new DifferentialEvolution(12, 0.4, 0.9, 0.9, true));
    methods.add(new CmaEs(12));
    methods.add(new ParticleSwarm(12));
    methods.add(new SobolSearch());
    methods.add(new RandomSearch());
    methods.add(refined(0.4));
    return methods;
  }

  private void say(String what) {
    if (!json) console.err().println(what);
  }
}
