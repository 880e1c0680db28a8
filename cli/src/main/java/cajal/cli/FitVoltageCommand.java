package cajal.cli;

import cajal.cli.fit.Aim;
import cajal.cli.fit.Chosen;
import cajal.cli.fit.NeuronSource;
import cajal.cli.fit.OptionError;
import cajal.cli.fit.VoltageData;
import cajal.cli.fit.VoltageReport;
import cajal.cli.fit.VoltageStudy;
import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.io.SummaryJson;
import cajal.learn.search.AdamDescent;
import cajal.learn.search.CmaEs;
import cajal.learn.search.Descent;
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
import cajal.systems.fitting.Free;
import cajal.systems.fitting.HodgkinHuxleyCell;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import cajal.systems.fitting.KnownCell;
import cajal.systems.fitting.NeuronCell;
import cajal.systems.fitting.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
    header = "Fits the voltage of a cell to recordings, by several methods side by side.",
    description = {
      "hh, gif, adex and alif are cells that Cajal knows; with --model it is one of your own. Without",
      "--data the target of hh and gif is the published simulation with known parameters. All methods",
      "have the same number of evaluations, then the same time. Writes pictures, summary.json and",
      "report.html."
    },
    footer = {
      "",
      "Examples:",
      "  cajal fit hh --data hh_traces",
      "  cajal fit gif --free a,b=0:0.05,A1,A2 --seeds 10",
      "  cajal fit --model My.java --free gL=0.001:0.1,EL=-80:-60 --data sweeps.csv"
    })
final class FitVoltageCommand extends Command {
  private static final List<String> PUBLISHED_GIF = List.of("a", "b", "k1", "k2");

  private final Console console;
  private final @Nullable KnownCell known;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A Java file with a neuron class of your own, in the place of a known cell.")
  private @Nullable Path own;

  @Option(
      names = "--input",
      paramLabel = "UNIT",
      description = "With --model: the unit of its input, pA or nA (nA).")
  private String input = "nA";

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
      paramLabel = "NAME[=LOW:HIGH],…",
      split = ",",
      description = {
        "What is fitted, within its usual bounds or these. Fields of --model need bounds.",
        "(hh: g_L,g_Na,g_K,V_T; gif: a,b,k1,k2, and to recordings also A1,A2,tau,R,E_L,V_reset,V_th.)"
      })
  private List<String> free = List.of();

  @Option(
      names = "--fix",
      paramLabel = "NAME=NUMBER,…",
      split = ",",
      description = "Numbers of what is not fitted.")
  private List<String> fixed = List.of();

  @Option(
      names = "--rates",
      paramLabel = "FORM",
      description = "With hh: published, or traub-miles (published).")
  private String rates = "published";

  @Mixin private LossOptions losses = new LossOptions();

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

  @Option(
      names = "--no-profiles",
      description = "Leaves out what the data tell of each parameter, which takes longest.")
  private boolean unprofiled;

  @Option(names = "--seed", paramLabel = "S", description = "The first of them (1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "K", description = "Threads; they change no bit (2).")
  private int threads = 2;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/fit-NAME).")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  private @Nullable Progress progress;

  /// @param known null for a cell that is named by --model
  FitVoltageCommand(Console console, @Nullable KnownCell known) {
    this.console = console;
    this.known = known;
  }

  @Override
  public Integer call() {
    try {
      check();
      return fitted(model());
    } catch (OptionError e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }

  private int fitted(CellModel chosen) {
    VoltageData traces = traces(chosen);
    CellModel model = chosen instanceof NeuronCell cell ? cell.startingAt(traces.first()) : chosen;
    Path folder = out == null ? Path.of("out", "fit-" + model.name()) : out;
    OutputFolder.create(folder, List.of());
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    Clock clock = new Clock();
    Aim aim = losses.aim(model, traces, new Settings(Lanes.preferred(), threads), said());
    if (!aim.gradients()) {
      said()
          .accept(
              aim.title()
                  + " has no gradient that leads to the data: only methods without gradients search");
    } else if (!aim.squares()) {
      said().accept(aim.title() + " is no sum of squares: Levenberg-Marquardt is left out");
    }
    VoltageStudy study =
        new VoltageStudy(
            model,
            traces,
            losses.spikes(traces),
            aim,
            methods(aim),
            profiling(aim),
            evaluations,
            seconds,
            seeds,
            seed,
            held(model),
            !unprofiled);
    var report = new VoltageReport(study, run(study));
    report.requireFinite();
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

  private VoltageStudy.Outcome run(VoltageStudy study) {
    try {
      return study.run(this::say, this::profiling);
    } finally {
      if (progress != null) progress.close();
    }
  }

  /// Time counts from the first profile on, anew where all begin anew.
  private void profiling(String what, double part) {
    Progress at = progress == null || part == 0 ? new Progress(console, "profiles") : progress;
    at.at(part, what);
    progress = at;
  }

  /// What could be fitted and is not.
  private List<String> held(CellModel model) {
    if (known == null) return List.of();
    List<String> names = new ArrayList<>(known.parameters().stream().map(Free::name).toList());
    names.removeAll(model.free().stream().map(Free::name).toList());
    return names;
  }

  private void check() {
    if (data != null && data.toString().endsWith(".java")) {
      throw new UsageError(
          "--data %s: a Java file is a model; write --model %s, and name recordings with --data."
              .formatted(data, data));
    }
    if (evaluations < 1) throw new UsageError("--evaluations " + evaluations + ": give 1 or more.");
    if (seeds < 1) throw new UsageError("--seeds " + seeds + ": give 1 or more.");
    if (seconds != null && !(seconds > 0)) {
      throw new UsageError("--seconds " + seconds + ": give more than 0.");
    }
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    losses.check(this);
    if (dt != null && !(dt > 0)) throw new UsageError("--dt " + dt + ": give more than 0 ms.");
    VoltageData.requireUnits(currentUnit, voltageUnit);
    if (known == null && own == null) {
      throw new UsageError(
          "fit what? cajal fit spikes, hh, gif, adex or alif, or --model FILE; see cajal help fit.");
    }
    String title = known == null ? "a file" : known.title();
    if (known != null) {
      String reason = title + " is a model; write cajal fit --model FILE without it";
      refuse(Map.of("--model", reason, "--input", reason));
    }
    if (known != KnownCell.HH) refuse(Map.of("--rates", "only hh has rates"));
    if (data != null) return;
    if (known == null || known.published() == null) {
      throw new UsageError(
          title + " has no published simulation to be fitted to; name recordings with --data.");
    }
    String reason = "the target is the published simulation; name recordings with --data";
    refuse(Map.of("--dt", reason, "--current-unit", reason, "--voltage-unit", reason));
  }

  private CellModel model() {
    if (known == null) {
      if (!List.of("pA", "nA").contains(input)) {
        throw new UsageError("--input " + input + ": give pA or nA.");
      }
      Path file = Objects.requireNonNull(own);
      return new NeuronSource(file, free, input.equals("pA") ? 1 : 1e-3).cell(fixed);
    }
    Rates form =
        switch (rates) {
          case "published" -> Rates.PUBLISHED;
          case "traub-miles" -> Rates.TRAUB_MILES;
          default -> throw new UsageError("--rates " + rates + ": give published or traub-miles.");
        };
    List<String> names = new ArrayList<>(known.parameters().stream().map(Free::name).toList());
    names.addAll(known.settable());
    Map<String, Double> numbers = Chosen.fixed(known.title(), names, fixed);
    Chosen.requireAdmitted(known.parameters(), numbers);
    requireFitted(known);
    List<Free> chosen = Chosen.of(known.title(), known.parameters(), chosen(known));
    Chosen.requireApart(chosen, numbers);
    return known == KnownCell.HH
        ? new HodgkinHuxleyCell(form, numbers, chosen)
        : known.cell(numbers, chosen);
  }

  private void requireFitted(KnownCell cell) {
    for (String text : free) {
      if (!cell.settable().contains(Chosen.parse(text).name())) continue;
      throw new UsageError(
          "--free %s: it counts whole steps, so no slope leads to it; set it, as --fix %s=2."
              .formatted(text, Chosen.parse(text).name()));
    }
  }

  private List<String> chosen(KnownCell cell) {
    if (!free.isEmpty()) return free;
    return data == null && cell == KnownCell.GIF ? PUBLISHED_GIF : cell.usual();
  }

  private VoltageData traces(CellModel model) {
    if (data != null) {
      var given = new VoltageData.Given(dt, currentUnit, voltageUnit, step());
      return VoltageData.read(data, given, said());
    }
    KnownCell.Published published =
        Objects.requireNonNull(Objects.requireNonNull(known).published());
    double[] point =
        model.free().stream()
            .mapToDouble(one -> published.numbers().getOrDefault(one.name(), Double.NaN))
            .toArray();
    var simulation = new Simulation(model, published.stimuli());
    return new VoltageData(published.stimuli(), simulation.run(point).voltage());
  }

  /// The longest that steps should be.
  private double step() {
    return known == null ? 0.1 : known.step();
  }

  private static Descent down(Aim aim) {
    return aim.squares() ? new LevenbergMarquardt(30, 3) : new QuasiNewton();
  }

  /// For a profile, from where the search before it ended.
  private static Method profiling(Aim aim) {
    return aim.gradients() ? new MultiStart(down(aim), 3, 0) : new CmaEs(12, 0.02);
  }

  /// Those that the loss allows. Each asks for as many points at once as a call evaluates, so that
  /// none pays for places that it leaves empty: as many gradients as values, and a Jacobian in the
  /// place of a candidate for each parameter.
  private List<Method> methods(Aim aim) {
    int width = aim.landscape().width();
    int jacobians = Math.max(1, width / aim.landscape().box().low().length);
    List<Method> methods = new ArrayList<>();
    if (aim.gradients()) {
      methods.add(new MultiStart(new QuasiNewton(), width, 0));
      int steps = Math.clamp(evaluations / width, 1, 200);
      methods.add(new MultiStart(new AdamDescent(steps, 0.02), width, 0));
    }
    if (aim.squares()) methods.add(new MultiStart(down(aim), jacobians, 0));
    methods.add(new DifferentialEvolution(width, 0.4, 0.9, 0.9, true));
    methods.add(new CmaEs(width));
    methods.add(new ParticleSwarm(width));
    methods.add(new SobolSearch());
    methods.add(new RandomSearch());
    if (aim.gradients()) {
      int abreast = aim.squares() ? jacobians : width;
      methods.add(new Refined(new CmaEs(width), 0.4, down(aim), abreast));
    }
    return methods;
  }

  private Consumer<String> said() {
    return said -> console.err().println("cajal: " + said);
  }

  private void say(String what) {
    if (!json) console.err().println(what);
  }
}
