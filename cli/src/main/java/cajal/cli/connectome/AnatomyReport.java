package cajal.cli.connectome;

import cajal.brain.connectome.Connectome;
import cajal.brain.connectome.Reciprocity;
import cajal.brain.connectome.Triads;
import cajal.brain.connectome.Wiring;
import cajal.io.EdgeList;
import cajal.kernel.Csr;
import cajal.plot.Bars;
import cajal.plot.Connectivity;
import cajal.plot.Figure;
import cajal.plot.LogLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// What wiring diagrams are like: numbers and pictures.
public final class AnatomyReport {
  private static final int SHUFFLED = 20;
  private static final int FIRST_CONNECTED = Triads.NAMES.indexOf("021D");

  /// Triads of a wiring, and in the mean of shuffled ones with their standard deviation.
  private record Motifs(Triads found, double[] mean, double[] sd) {
    static Motifs of(Wiring wiring, long seed) {
      List<Triads> shuffled = Triads.shuffled(wiring, SHUFFLED, seed);
      double[] mean = new double[Triads.NAMES.size()];
      double[] sd = new double[mean.length];
      for (Triads one : shuffled) {
        for (int i = 0; i < mean.length; i++) mean[i] += one.counts()[i] / (double) SHUFFLED;
      }
      for (Triads one : shuffled) {
        for (int i = 0; i < mean.length; i++) {
          double off = one.counts()[i] - mean[i];
          sd[i] += off * off / (SHUFFLED - 1);
        }
      }
      for (int i = 0; i < sd.length; i++) sd[i] = Math.sqrt(sd[i]);
      return new Motifs(Triads.of(wiring), mean, sd);
    }

    double ratio(int i) {
      return mean[i] == 0 ? Double.NaN : found.counts()[i] / mean[i];
    }
  }

  private final List<Anatomy> lists;
  private final List<Motifs> motifs;

  /// @param lists the first is the one that networks are built from
  public AnatomyReport(List<Anatomy> lists, long seed) {
    this.lists = List.copyOf(lists);
    motifs = lists.stream().map(list -> Motifs.of(list.connectome().chemical(), seed)).toList();
  }

  /// What there is to say, by list.
  public Map<String, Object> summary() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < lists.size(); i++) {
      all.put(lists.get(i).name(), summary(lists.get(i), motifs.get(i)));
    }
    return all;
  }

  private static Map<String, Object> summary(Anatomy anatomy, Motifs motifs) {
    Connectome connectome = anatomy.connectome();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cells", connectome.size());
    all.put("unconnected", unconnected(connectome));
    all.put("chemical", kind(connectome.chemical(), connectome.chemical().csr().size()));
    all.put("electrical", kind(connectome.electrical(), connectome.junctions()));
    Map<String, Object> triads = new LinkedHashMap<>();
    for (int i = FIRST_CONNECTED; i < Triads.NAMES.size(); i++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("count", motifs.found().counts()[i]);
      one.put("shuffled_mean", motifs.mean()[i]);
      one.put("shuffled_sd", motifs.sd()[i]);
      triads.put(Triads.NAMES.get(i), one);
    }
    all.put("triads", triads);
    all.put("connections_with_other_cells", anatomy.others());
    all.put("connections_to_itself", selves(anatomy));
    return all;
  }

  private static Map<String, Object> kind(Wiring wiring, int connections) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("connections", connections);
    all.put("contacts", wiring.contacts() * connections / Math.max(1, wiring.csr().size()));
    all.put("most_contacts", Arrays.stream(wiring.counts()).max().orElse(0));
    all.put("most_partners", Arrays.stream(wiring.csr().outDegrees()).max().orElse(0));
    if (connections == wiring.csr().size()) {
      Reciprocity reciprocity = Reciprocity.of(wiring);
      all.put("reciprocity", reciprocity.answered());
      all.put("reciprocity_by_chance", reciprocity.chance());
    }
    return all;
  }

  private static List<String> unconnected(Connectome connectome) {
    int[] in = connectome.chemical().csr().inDegrees();
    return IntStream.range(0, connectome.size())
        .filter(i -> connectome.electrical().csr().outDegree(i) == 0)
        .filter(i -> connectome.chemical().csr().outDegree(i) == 0)
        .filter(i -> in[i] == 0)
        .mapToObj(connectome.cells()::get)
        .toList();
  }

  private static List<String> selves(Anatomy anatomy) {
    return anatomy.selves().stream()
        .map((EdgeList.Row row) ->
            row.contact().pre()
                + " "
                + row.contact().kind().name().toLowerCase(Locale.ROOT)
                + ", line "
                + row.line())
        .toList();
  }

  /// The same for people.
  public String text() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) lines.add(text(lists.get(i), motifs.get(i)));
    return String.join("\n", lines);
  }

  private static String text(Anatomy anatomy, Motifs motifs) {
    Connectome connectome = anatomy.connectome();
    Wiring chemical = connectome.chemical();
    Reciprocity reciprocity = Reciprocity.of(chemical);
    int ffl = Triads.NAMES.indexOf("030T");
    List<String> none = unconnected(connectome);
    String text =
        String.format(
            Locale.ROOT,
            """
            %s
              neurons      %d%s
              chemical     %s, %s; %.1f %% answered (%.1f %% by chance)
              electrical   %s, %s
              feedforward  %s 030T%s\
            """,
            anatomy.name(),
            connectome.size(),
            none.isEmpty() ? "" : ", without connections: " + String.join(", ", none),
            counted(chemical.csr().size(), "connection"),
            counted(chemical.contacts(), "synapse"),
            100 * reciprocity.answered(),
            100 * reciprocity.chance(),
            counted(connectome.junctions(), "pair"),
            counted(connectome.electrical().contacts() / 2, "gap junction"),
            counted(motifs.found().counts()[ffl], "triad"),
            Double.isNaN(motifs.ratio(ffl))
                ? ", none in shuffled wirings"
                : String.format(
                    Locale.ROOT, ", %.1f times as many as in shuffled wirings", motifs.ratio(ffl)));
    if (anatomy.others() > 0) {
      text +=
          "\n  left out     %s with muscles and other cells"
              .formatted(counted(anatomy.others(), "connection"));
    }
    if (!anatomy.selves().isEmpty()) {
      text +=
          "\n  to itself    %s, first %s in line %d"
              .formatted(
                  counted(anatomy.selves().size(), "connection"),
                  anatomy.selves().getFirst().contact().pre(),
                  anatomy.selves().getFirst().line());
    }
    return text;
  }

  private static String counted(double number, String noun) {
    return String.format(Locale.ROOT, "%,.0f %s%s", number, noun, number == 1 ? "" : "s");
  }

  /// Pictures by the names of their files.
  public Map<String, Figure> figures() {
    Map<String, Figure> all = new LinkedHashMap<>();
    Connectome connectome = lists.getFirst().connectome();
    Wiring chemical = connectome.chemical();
    Wiring electrical = connectome.electrical();
    String junctions =
        "%s, %s; each pair both ways."
            .formatted(
                counted(connectome.junctions(), "pair"),
                counted(electrical.contacts() / 2, "gap junction"));
    all.put(
        "chemical.png",
        wiring(chemical, "chemical synapses")
            .remarked(counted(chemical.contacts(), "synapse") + "."));
    all.put("electrical.png", wiring(electrical, "gap junctions").remarked(junctions));
    all.put("degrees.png", degrees());
    all.put("contacts.png", contacts());
    all.put("motifs.png", motifs());
    all.put("reciprocity.png", reciprocity());
    return all;
  }

  private Figure wiring(Wiring wiring, String what) {
    Csr csr = wiring.csr();
    return Connectivity.of("connection", csr.rowStart(), csr.target(), csr.post())
        .titled(lists.getFirst().name() + ": " + what);
  }

  private Figure degrees() {
    List<LogLog.Series> all = new ArrayList<>();
    for (Anatomy list : lists) {
      Csr chemical = list.connectome().chemical().csr();
      Csr electrical = list.connectome().electrical().csr();
      all.add(tail(list.name() + ", chemical, out", doubles(chemical.outDegrees())));
      all.add(tail(list.name() + ", chemical, in", doubles(chemical.inDegrees())));
      all.add(tail(list.name() + ", electrical", doubles(electrical.outDegrees())));
    }
    return distributions("partners of a cell", all)
        .remarked("Out: cells it has synapses onto. In: cells that have synapses onto it.");
  }

  private Figure contacts() {
    List<LogLog.Series> all = new ArrayList<>();
    for (Anatomy list : lists) {
      all.add(tail(list.name() + ", chemical", list.connectome().chemical().counts()));
      all.add(tail(list.name() + ", electrical", list.connectome().electrical().counts()));
    }
    return distributions("contacts of a connection", all);
  }

  /// Shares of those with so many or more.
  private static Figure distributions(String counted, List<LogLog.Series> series) {
    return LogLog.curves(
            counted, "share with so many or more", series.toArray(LogLog.Series[]::new))
        .titled("Distribution of " + counted)
        .sized(700, 460);
  }

  private static double[] doubles(int... counts) {
    return Arrays.stream(counts).asDoubleStream().toArray();
  }

  private static LogLog.Series tail(String name, double[] numbers) {
    double[] x = Arrays.stream(numbers).filter(number -> number > 0).sorted().distinct().toArray();
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double least = x[i];
      y[i] = Arrays.stream(numbers).filter(number -> number >= least).count();
      y[i] /= numbers.length;
    }
    return new LogLog.Series(name, x, y);
  }

  private Figure motifs() {
    List<String> names = Triads.NAMES.subList(FIRST_CONNECTED, Triads.NAMES.size());
    Bars.Series[] series = new Bars.Series[lists.size()];
    for (int i = 0; i < series.length; i++) {
      Motifs found = motifs.get(i);
      double[] ratios =
          IntStream.range(FIRST_CONNECTED, Triads.NAMES.size()).mapToDouble(found::ratio).toArray();
      series[i] = new Bars.Series(lists.get(i).name(), ratios);
    }
    return Bars.ofRatios(
            "times as often as in shuffled wirings of the same degrees", "×", names, series)
        .titled("Triads of chemical synapses")
        .remarked("Means of " + SHUFFLED + " shuffled wirings; names of Holland and Leinhardt.");
  }

  private Figure reciprocity() {
    List<String> names = lists.stream().map(Anatomy::name).toList();
    double[] answered = new double[names.size()];
    double[] chance = new double[names.size()];
    for (int i = 0; i < answered.length; i++) {
      Reciprocity found = Reciprocity.of(lists.get(i).connectome().chemical());
      answered[i] = 100 * found.answered();
      chance[i] = 100 * found.chance();
    }
    return Bars.of(
            "% of chemical connections that are answered",
            "%", names, new Bars.Series("found", answered), new Bars.Series("by chance", chance))
        .titled("Reciprocity");
  }
}
