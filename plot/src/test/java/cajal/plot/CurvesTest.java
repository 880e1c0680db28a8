package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CurvesTest {
  @Test
  void aLongTraceKeepsItsExtremesAndNotItsSize() {
    double[] values = new double[1_000_000];
    values[654_321] = 50;
    values[123_456] = -70;
    Figure figure = Traces.of("v", "mV", Trace.every("a", 0, 0.1, values));
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    String path = curves(figure).getFirst().getAttribute("d");
    assertThat(path.length()).isLessThan(60_000);
    assertThat(path).contains(" " + svg(frame.y(50)), " " + svg(frame.y(-70)));
  }

  @Test
  void aValueThatIsNotFiniteBreaksTheLine() {
    Figure figure = Traces.of("v", "mV", Trace.every("a", 0, 1, 1, 2, Double.NaN, 3, 4));
    assertThat(curves(figure).getFirst().getAttribute("d").split("M")).hasSize(1 + 2);
  }

  @Test
  void eachSpikeOfATraceIsAStrokeFromWhereItWas() {
    Trace trace = Trace.every("a", 0, 1, -60, -55, -50.5, -60, -59).withSpikes(3, 77);
    Figure figure = Traces.of("v", "mV", trace);
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    List<Element> strokes = Picture.elements(Picture.of(figure).parts("spikes").getFirst(), "path");
    assertThat(strokes).hasSize(1);
    assertThat(strokes.getFirst().getAttribute("d"))
        .startsWith("M" + svg(frame.x(3)) + " " + svg(frame.y(-50.5)));
  }

  @Test
  void theUnitStandsInTheAxisLabel() {
    Trace trace = Trace.every("neuron 3", 0, 1, 1, 2);
    assertThat(Picture.of(Traces.of("v", "mV", trace)).texts()).contains("v (mV)", "neuron 3");
    assertThat(Picture.of(Traces.of("gE", "", trace)).texts()).contains("gE");
  }

  @Test
  void stackedFiguresShareATimeAxisThatAgrees() {
    Figure v = Traces.of("v", "mV", Trace.every("a", 0, 1, 1, 2));
    Figure g = Traces.of("g", "nS", Trace.every("a", 0, 1, 3, 4));
    Figure later = Traces.of("w", "nA", Trace.every("a", 5, 1, 3, 4));
    assertThat(Picture.of(Figure.stack(v, g)).texts()).filteredOn("time (ms)"::equals).hasSize(1);
    assertThat(Picture.of(Figure.stack(v, later)).texts())
        .filteredOn("time (ms)"::equals)
        .hasSize(2);
    Figure raster = Raster.of(0, 9, Samples.spikes("one", 2, new double[] {5}, 1));
    Figure window = Traces.of(0, 9, "v", "mV", Trace.every("a", 0, 1, 1, 2));
    assertThat(Picture.of(Figure.stack(raster, window)).texts())
        .filteredOn("time (ms)"::equals)
        .hasSize(1);
    assertThat(Picture.of(Figure.beside(v, g)).parts("panel")).hasSize(2);
  }

  @Test
  void aClockHasCvZeroAndAPoissonProcessOne() {
    double[] clock = new double[100];
    for (int i = 0; i < clock.length; i++) clock[i] = 10 * i;
    SpikeIntervals regular = SpikeIntervals.of(Samples.spikes("clock", 1, clock, new int[100]));
    assertThat(regular.intervals()).hasSize(99).containsOnly(10);
    assertThat(regular.meanVariation()).isCloseTo(0, within(1e-12));

    Random random = new Random(1);
    double[] poisson = new double[20_000];
    for (int i = 1; i < poisson.length; i++) {
      poisson[i] = poisson[i - 1] - Math.log(1 - random.nextDouble());
    }
    SpikeIntervals chance = SpikeIntervals.of(Samples.spikes("p", 1, poisson, new int[20_000]));
    assertThat(chance.meanVariation()).isCloseTo(1, within(0.03));
  }

  @Test
  void intervalsAreTakenWithinEachNeuron() {
    SpikeIntervals intervals =
        SpikeIntervals.of(Samples.spikes("two", 2, new double[] {9, 0, 1, 4}, 0, 0, 1, 1));
    assertThat(intervals.intervals()).containsExactly(9, 3);
    assertThat(intervals.variations()).isEmpty();
  }

  @Test
  void histogramsCountEveryValueOnce() {
    Histogram histogram = Histogram.of(new double[] {0, 1, 2, 3}, 0, 0.5, 1, 2.999, 3, -1, 4);
    assertThat(histogram.counts()).containsExactly(2, 1, 2);
    double[] edges = Histogram.wholeEdges(10, 109, 40);
    assertThat(edges).startsWith(9.5, 12.5).endsWith(111.5);
  }

  @Test
  void aScalingPictureHasItsPointsItsLegendAndTheLineOfProportionality() {
    double[] cells = {1e3, 1e4, 1e5, 1e6};
    Figure figure =
        LogLog.of(
            "neurons",
            "time per step (µs)",
            new LogLog.Series("Cajal", cells, new double[] {1, 4, 40, 500}),
            new LogLog.Series("peer", cells, new double[] {9, 30, 300, 0}));
    Picture picture = Picture.of(figure);
    Element series = picture.parts("series").getFirst();
    assertThat(Picture.elements(series, "circle")).hasSize(4);
    assertThat(Picture.elements(series, "rect")).hasSize(3);
    assertThat(picture.texts())
        .contains("Cajal", "peer", "proportional", "10³", "10⁶", "100")
        .contains("1 point not positive or not finite left out.");
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    Element first = Picture.elements(series, "circle").getFirst();
    assertThat(Picture.number(first, "cx")).isCloseTo(frame.x(1e3), within(0.01));
    assertThat(Picture.number(first, "cy")).isCloseTo(frame.y(1), within(0.01));
  }

  @Test
  void barsEndInTheirValues() {
    Bars.Series peer = new Bars.Series("Brian2", 5, 10);
    Figure figure = Bars.of("times faster", "×", List.of("COBA", "CUBA"), peer);
    Picture picture = Picture.of(figure);
    List<Element> rectangles = Picture.elements(picture.parts("bars").getFirst(), "rect");
    double five = Picture.number(rectangles.get(0), "width");
    double ten = Picture.number(rectangles.get(2), "width");
    assertThat(ten / five).isCloseTo(2, within(0.001));
    assertThat(picture.texts()).contains("5×", "10×", "COBA", "CUBA", "Brian2", "1×");
  }

  @Test
  void barsOfRatiosBeginAtOneOnALogarithmicAxis() {
    Bars.Series found = new Bars.Series("found", 0.1, 10, 0);
    Picture picture =
        Picture.of(Bars.ofRatios("times as often", "×", List.of("a", "b", "c"), found));
    List<Element> rectangles = Picture.elements(picture.parts("bars").getFirst(), "rect");
    double tenth = Picture.number(rectangles.get(0), "width");
    assertThat(Picture.number(rectangles.get(2), "width")).isCloseTo(tenth, within(0.01));
    assertThat(Picture.number(rectangles.get(0), "x") + tenth)
        .isCloseTo(Picture.number(rectangles.get(2), "x"), within(0.01));
    assertThat(picture.texts()).contains("0.1×", "10×", "0×");
  }

  @Test
  void curvesOnLogarithmicAxesHaveNoLineOfProportionality() {
    LogLog.Series tail = new LogLog.Series("tail", new double[] {1, 9}, new double[] {1, 0.1});
    assertThat(Picture.of(LogLog.curves("n", "share", tail)).texts())
        .contains("tail")
        .doesNotContain("proportional");
  }

  @Test
  void pathsShowWhereTheyBeginAndEnd() {
    double[] x = {Double.NaN, 1, 2, 3};
    Figure figure = Lines.paths("x", "y", new Lines.Series("a", x, x));
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    List<Element> discs = Picture.elements(Picture.of(figure).parts("curves").getFirst(), "circle");
    assertThat(discs).hasSize(3);
    assertThat(Picture.number(discs.get(1), "cx")).isCloseTo(frame.x(1), within(0.01));
    assertThat(Picture.number(discs.get(2), "cx")).isCloseTo(frame.x(3), within(0.01));
    assertThat(Picture.of(Lines.headed("above", "x", "y")).texts()).contains("above");
  }

  @Test
  void arraysThatDoNotMatchAreRefused() {
    assertThatThrownBy(() -> new Trace("a", new double[2], new double[3]))
        .hasMessageContaining("2 times but 3 values");
    assertThatThrownBy(() -> Traces.of("v", "mV")).hasMessageContaining("at least one trace");
    assertThatThrownBy(() -> new LogLog.Series("s", new double[1], new double[2]))
        .hasMessageContaining("1 x but 2 y");
    assertThatThrownBy(() -> Bars.of("r", "", List.of("a"), new Bars.Series("s", 1, 2)))
        .hasMessageContaining("2 values for 1 rows");
    assertThatThrownBy(() -> Bars.of("r", "", List.of("a"), new Bars.Series("s", -1)))
        .hasMessageContaining("begin at zero");
  }

  private static List<Element> curves(Figure figure) {
    return Picture.elements(Picture.of(figure).parts("curves").getFirst(), "path");
  }

  private static String svg(double coordinate) {
    String text = Double.toString(Math.round(coordinate * 100) / 100.0);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  @Test
  void linesNameTheirAxesAndSeries() {
    double[] x = {1, 2, 3};
    Figure figure = Lines.of("epoch", "loss", new Lines.Series("train", x, new double[] {3, 2, 1}));
    assertThat(Picture.of(figure).texts()).contains("epoch", "loss", "train");
    assertThat(Picture.of(Lines.of("epoch", "loss")).texts()).contains("no points");
    assertThatThrownBy(() -> new Lines.Series("s", new double[1], new double[2]))
        .hasMessageContaining("1 x but 2 y");
  }

  @Test
  void aBandIsShadedWhereItIsFinite() {
    double[] x = {1, 2, 3, 4};
    double[] y = {3, 3, 2, 1};
    double[] low = {2, 2, Double.NaN, 0};
    Figure figure = Lines.of("epoch", "loss", new Lines.Series("train", x, y, low, y.clone()));
    assertThat(figure.svg()).containsOnlyOnce("fill-opacity=\"0.15\"");
    assertThat(Lines.of("epoch", "loss", new Lines.Series("train", x, y)).svg())
        .doesNotContain("fill-opacity");
  }

  @Test
  void aDistributionComparesShares() {
    Figure figure =
        Distribution.of(
            "weight",
            "synapses",
            new Distribution.Series("before", new double[] {0, 0.1, 0.2}),
            new Distribution.Series("after", new double[] {1, 2, Double.NaN}));
    assertThat(Picture.of(figure).texts())
        .contains("weight", "share of synapses", "before", "after")
        .anyMatch(text -> text.contains("1 value not finite left out."));
  }

  @Test
  void aMapOfTwoQuantitiesHasItsFirstRowAtTheBottom() {
    double[][] matrix = {{0, 0}, {1, 1}};
    HeatMap.Span rows = new HeatMap.Span("y", 0, 1);
    Figure figure = HeatMap.of(rows, new HeatMap.Span("x", 0, 2), "f", matrix);
    HeatPanel panel = (HeatPanel) figure.columns().getFirst().panels().getFirst();
    assertThat(panel.cells()).isEqualTo(new double[][] {{1, 1}, {0, 0}});
    assertThat(panel.horizontal().to()).isEqualTo(2);
  }
}
