package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Spikes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// Every picture of empty, single, equal and unusable data: no exception, ticks on both axes, no
/// coordinate that is not a number, and words where there is nothing to see.
class OddDataTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final Map<String, Figure> FIGURES = new LinkedHashMap<>();

  static {
    spikes();
    traces();
    matrices();
    charts();
    FIGURES.putAll(Gallery.figures());
  }

  private static void spikes() {
    Map<String, Spikes> cases = new LinkedHashMap<>();
    cases.put("no neurons", Samples.spikes("none", 0, new double[0]));
    cases.put("no spikes", Samples.spikes("silent", 10, new double[0]));
    cases.put("one spike", Samples.spikes("one", 10, new double[] {5}, 3));
    cases.put("one neuron", Samples.spikes("one", 1, new double[] {1, 2, 3}, 0, 0, 0));
    cases.put("equal times", Samples.spikes("equal", 2, new double[] {4, 4, 4}, 1, 1, 1));
    cases.put("NaN times", Samples.spikes("NaN", 2, new double[] {NAN, 1, INFINITE}, 0, 1, 0));
    cases.put("edges", Samples.spikes("edge", 2, new double[] {0, 10, 11, -1}, 0, 1, 0, 1));
    cases.forEach((name, spikes) -> {
      put("raster of " + name, Raster.of(0, 10, spikes));
      put("rates of " + name, Rates.of(0, 10, spikes));
      put("intervals of " + name, Intervals.of(spikes));
    });
    put("a very short window", Raster.of(0, 1e-9, cases.get("one spike")));
    put("a very late window", Raster.of(1e12, 1e12 + 1, cases.get("one spike")));
    Spikes markup =
        Samples.spikes("<&\u0001\"> a very long name ".repeat(20), 3, new double[] {1}, 1);
    put("long names", Raster.of(0, 10, markup, markup, markup).titled("<&>".repeat(99)));
    Spikes[] many = Stream.generate(() -> cases.get("one spike")).limit(40).toArray(Spikes[]::new);
    put("many populations", Raster.of(0, 10, many).sized(300, 200));
    put("the smallest size", Raster.of(0, 10, cases.get("one spike")).sized(120, 120));
  }

  private static void traces() {
    put("an empty trace", Traces.of("v", "mV", Trace.every("a", 0, 0.1)));
    put("one sample", Traces.of("v", "mV", Trace.every("a", 3, 0.1, -60)));
    put("equal values", Traces.of("v", "mV", Trace.every("", 0, 0.1, -60, -60, -60)));
    put("gaps", Traces.of("v", "", Trace.every("a", 0, 1, 1, NAN, 2, INFINITE, 3, 4)));
    put("all NaN", Traces.of("v", "mV", Trace.every("a", 0, 1, NAN, NAN)));
    put("spikes without values", Traces.of("v", "mV", Trace.every("a", 0, 1).withSpikes(1, NAN)));
    put("tiny values", Traces.of("v", "", Trace.every("a", 0, 1e-310, 1e-310, 2e-310)));
    put("huge values", Traces.of("v", "", Trace.every("a", 0, 1, -1e300, 1e300, 1e-300)));
  }

  private static void matrices() {
    put("no matrix", HeatMap.of("row", "column", "value", new double[0][0]));
    put("no columns", HeatMap.of("row", "column", "value", new double[3][0]));
    put("one cell", HeatMap.of("row", "column", "value", new double[][] {{7}}));
    put("equal cells", HeatMap.of("row", "column", "value", new double[3][4]));
    double[][] tiny = {{-1e-310, 1e-310}, {0, 0}};
    put("tiny cells", HeatMap.of("row", "column", "value", tiny));
    put("NaN cells", HeatMap.of("row", "column", "value", new double[][] {{NAN, NAN}}));
    put("no cells", Connectivity.of(new int[] {0}, new int[0], 0));
    put("no synapses", Connectivity.of(new int[11], new int[0], 5));
    put("one synapse", Connectivity.of(new int[] {0, 1}, new int[] {0}, 1));
    put("many cells, one synapse", Connectivity.of(last(5000), new int[] {4999}, 5000));
  }

  private static void charts() {
    put("no series", LogLog.of("x", "y"));
    put("empty series", LogLog.of("x", "y", series()));
    put("one point", LogLog.of("x", "y", series(3)));
    put("no positive points", LogLog.of("x", "y", series(0, -1, NAN, INFINITE)));
    put("equal points", LogLog.of("x", "y", series(5, 5, 5)));
    put("tiny and huge points", LogLog.of("x", "y", series(1e-300, 1e-140, 1e140, 1e300)));
    put("tiny bars", Bars.of("ratio", "×", List.of("a"), new Bars.Series("s", 1e-320)));
    put("no bars", Bars.of("ratio", "×", List.of()));
    put("zero bars", Bars.of("ratio", "×", List.of("a"), new Bars.Series("s", 0)));
    put("NaN bars", Bars.of("ratio", "×", List.of("a"), new Bars.Series("s", NAN)));
  }

  /// Small, to be quick and to be hard on the layout.
  private static void put(String name, Figure figure) {
    boolean sized = figure.width() < 450;
    FIGURES.put(name, sized ? figure : figure.sized(450, 300));
  }

  static Stream<String> names() {
    return FIGURES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isASanePicture(String name) {
    Figure figure = FIGURES.get(name);
    assertThat(Picture.pixels(figure).getWidth()).isEqualTo((int) figure.width() * 2);
    assertThat(figure.svg()).doesNotContain("NaN\"", "Infinity", "922337203685");
    Picture picture = Picture.of(figure);
    for (Element axis : picture.parts("axis x")) assertApart(Picture.elements(axis, "text"));
    if (figure.width() < 300) return;
    for (Element panel : picture.parts("panel")) assertOnPage(figure, panel);
  }

  private static void assertOnPage(Figure figure, Element panel) {
    for (Element text : Picture.elements(panel, "text")) {
      if (text.hasAttribute("transform")) continue;
      double[] extent = extent(text);
      assertThat(extent[0]).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
      assertThat(extent[1]).as(text.getTextContent()).isLessThanOrEqualTo(figure.width());
    }
  }

  @Test
  void picturesOfNothingSayWhatIsMissing() {
    assertThat(texts("raster of no spikes")).filteredOn("no spikes"::equals).hasSize(2);
    assertThat(texts("raster of one spike")).doesNotContain("no spikes");
    assertThat(texts("an empty trace")).contains("no values");
    assertThat(texts("no matrix")).contains("no cells");
    assertThat(texts("no positive points"))
        .contains("no points", "4 points not positive or not finite left out.");
    assertThat(texts("no bars")).contains("no bars");
    assertThat(texts("NaN bars")).contains("n/a");
    assertThat(texts("intervals of one spike")).contains("no intervals", "no neurons");
    assertThat(caption("raster of NaN times")).contains("2 spikes without a finite time left out.");
    assertThat(caption("gaps")).contains("2 values of v not finite: gaps.");
    assertThat(caption("NaN cells")).contains("2 cells not finite: grey.");
  }

  private static String caption(String name) {
    return String.join(" ", texts(name));
  }

  private static List<String> texts(String name) {
    return Picture.of(FIGURES.get(name)).texts();
  }

  private static void assertApart(List<Element> labels) {
    double end = Double.NEGATIVE_INFINITY;
    List<Element> ticks = labels.isEmpty() ? labels : labels.subList(0, labels.size() - 1);
    for (Element label : ticks) {
      double[] extent = extent(label);
      assertThat(extent[0]).as("left end of %s", label.getTextContent()).isGreaterThan(end);
      end = extent[1];
    }
  }

  private static double[] extent(Element text) {
    Lettering lettering =
        Lettering.TICK.size() == Picture.number(text, "font-size")
            ? Lettering.TICK
            : Lettering.LABEL;
    double width = lettering.width(text.getTextContent());
    double share =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> 0.5;
          case "end" -> 1;
          default -> 0;
        };
    double x = Picture.number(text, "x") - share * width;
    return new double[] {x, x + width};
  }

  private static LogLog.Series series(double... values) {
    return new LogLog.Series("s", values, values);
  }

  private static int[] last(int rows) {
    int[] pointers = new int[rows + 1];
    pointers[rows] = 1;
    return pointers;
  }
}
