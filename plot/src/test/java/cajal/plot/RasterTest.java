package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Spikes;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class RasterTest {
  private final Spikes excitatory =
      Samples.spikes("E", 80, new double[] {10, 20, 20, 700}, 0, 5, 79, 40);
  private final Spikes inhibitory = Samples.spikes("I", 20, new double[] {15, 900.5}, 0, 19);

  @Test
  void aRasterHasAPanelOfMarksAndAPanelOfRates() {
    Picture picture = Picture.of(Raster.of(0, 1000, excitatory, inhibitory).titled("Two"));
    assertThat(picture.parts("panel")).hasSize(2);
    assertThat(picture.texts())
        .contains("Two", "neuron", "rate (Hz)", "time (ms)", "0", "500", "1000")
        .contains("E: 80 neurons, 0.05 Hz", "I: 20 neurons, 0.1 Hz");
    assertThat(picture.texts()).filteredOn("time (ms)"::equals).hasSize(1);
  }

  @Test
  void rowsMayHaveNames() {
    Spikes model = new Spikes("model", 1, new double[] {5}, new int[] {0});
    Spikes trials = new Spikes("neuron", 2, new double[] {4, 6}, new int[] {0, 1});
    List<String> names = List.of("mat", "trial 1", "trial 2");
    Picture picture = Picture.of(Raster.named(0, 10, names, model, trials));
    assertThat(picture.texts()).containsAll(names).contains("model: 100 Hz", "neuron: 100 Hz");
    assertThatThrownBy(() -> Raster.named(0, 10, List.of("mat"), model, trials))
        .hasMessageContaining("a raster of 3 rows with 1 names");
  }

  @Test
  void oneRowOfSpikesTakesLessRoomThanItsRate() {
    Spikes one = new Spikes("one", 1, new double[] {5}, new int[] {0});
    var panels = Layout.of(Raster.of(0, 10, one)).panels();
    assertThat(panels.getFirst().frame().box().height())
        .isLessThan(panels.getLast().frame().box().height());
  }

  @Test
  void fewSpikesAreVectorsOneStrokeEach() {
    Picture picture = Picture.of(Raster.of(0, 1000, excitatory, inhibitory));
    List<Element> strokes = Picture.elements(picture.parts("marks").getFirst(), "path");
    assertThat(strokes)
        .extracting(path -> path.getAttribute("d").split("M").length - 1)
        .containsExactly(4, 2);
    assertThat(strokes).extracting(path -> path.getAttribute("stroke")).doesNotHaveDuplicates();
    assertThat(picture.count("image")).isZero();
  }

  @Test
  void manySpikesAreOneImageAndTheTextStaysText() {
    Spikes many = Samples.bursting("many", 500, 1000, 30, 1);
    assertThat(many.size()).isGreaterThan(SvgCanvas.MOST_VECTOR_MARKS);
    Picture picture = Picture.of(Raster.of(0, 1000, many));
    assertThat(picture.count("image")).isEqualTo(1);
    assertThat(picture.texts()).contains("time (ms)", "neuron");
  }

  @Test
  void aSpikeIsWhereItsTimeAndItsNeuronSay() {
    Figure figure = Raster.of(0, 1000, excitatory, inhibitory);
    BufferedImage image = Picture.pixels(figure);
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    assertThat(colour(image, frame, 700, 40)).isEqualTo(Colours.BLUE);
    assertThat(colour(image, frame, 10, 0)).isEqualTo(Colours.BLUE);
    assertThat(colour(image, frame, 900.5, 80 + 19)).isEqualTo(Colours.VERMILION);
    assertThat(colour(image, frame, 690, 40)).isEqualTo(Colours.PAPER);
    assertThat(colour(image, frame, 700, 42)).isEqualTo(Colours.PAPER);
  }

  @Test
  void theSvgImageAndThePngShowTheSameSpikes() {
    Spikes many = Samples.bursting("many", 500, 1000, 30, 1);
    Figure figure = Raster.of(0, 1000, many);
    BufferedImage image = Picture.pixels(figure);
    BufferedImage layer = Picture.of(figure).embedded();
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    Box box = frame.box();
    for (int i = 0; i < many.size(); i += 97) {
      double time = many.times()[i];
      int neuron = many.ids()[i];
      boolean onSpine = time < 3 || neuron < 3;
      if (onSpine) continue;
      assertThat(colour(image, frame, time, neuron)).isEqualTo(Colours.BLUE);
      int x = (int) ((frame.x(time) - box.x()) / box.width() * layer.getWidth());
      int y = (int) ((frame.y(neuron) - box.y()) / box.height() * layer.getHeight());
      assertThat(layer.getRGB(x, y)).isEqualTo(0xFF000000 | Colours.BLUE);
    }
  }

  @Test
  void aLongWindowCountsInSeconds() {
    assertThat(Picture.of(Raster.of(0, 5000, excitatory)).texts()).contains("time (s)", "5");
    assertThat(Picture.of(Raster.of(0, 1999, excitatory)).texts()).contains("time (ms)", "1800");
  }

  @Test
  void aboveTheLargestNumberOfMarksAnEvenSampleIsDrawnAndTheCaptionSaysSo() {
    Spikes many = Samples.bursting("many", 500, 1000, 30, 1);
    Figure figure = Raster.of(0, 1000, 5, 1200, many);
    Picture picture = Picture.of(figure);
    Element marks = Picture.elements(picture.parts("marks").getFirst(), "path").getFirst();
    assertThat(marks.getAttribute("d").split("M")).hasSize(1 + 1200);
    assertThat(String.join(" ", picture.texts()))
        .contains("1200 of " + Numbers.grouped(many.size()) + " spikes drawn");
    assertThat(figure.svg()).isEqualTo(Raster.of(0, 1000, 5, 1200, many).svg());
  }

  @Test
  void aSampleIsOfTheSizeAskedForAndEven() {
    Sample sample = new Sample(100_000, 777);
    int[] perTenth = new int[10];
    for (int i = 0; i < 100_000; i++) if (sample.takesNext()) perTenth[i / 10_000]++;
    int sum = 0;
    for (int count : perTenth) {
      assertThat(count).isBetween(76, 79);
      sum += count;
    }
    assertThat(sum).isEqualTo(777);
  }

  @Test
  void theSameFigureGivesTheSameBytes() {
    Figure figure = Raster.of(0, 1000, Samples.bursting("many", 500, 1000, 30, 1));
    Figure again = Raster.of(0, 1000, Samples.bursting("many", 500, 1000, 30, 1));
    assertThat(figure.svg()).isEqualTo(again.svg());
    assertThat(figure.png()).isEqualTo(again.png());
  }

  @Test
  void aSteadyRateIsLevelToTheEndsOfTheWindow() {
    double[] times = new double[1000];
    for (int i = 0; i < times.length; i++) times[i] = i + 0.5;
    PopulationRate rate =
        PopulationRate.of(new Spikes("clock", 10, times, new int[1000]), TimeAxis.of(0, 1000), 20);
    for (double hertz : rate.hertz()) assertThat(hertz).isCloseTo(100, within(1.0));
  }

  @Test
  void aSpikeOfANeuronThePopulationHasNotIsRefused() {
    Spikes wrong = Samples.spikes("E", 80, new double[] {1, 2}, 3, 80);
    assertThatThrownBy(() -> Raster.of(0, 10, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spike 1 of E is of neuron 80, but the population has 80 neurons");
  }

  @Test
  void windowsAndSmoothingThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> Raster.of(10, 10, excitatory)).hasMessageContaining("from < to");
    assertThatThrownBy(() -> Raster.of(Double.NaN, 1, excitatory)).hasMessageContaining("finite");
    assertThatThrownBy(() -> Raster.of(0, 10)).hasMessageContaining("at least one");
    assertThatThrownBy(() -> Raster.of(0, 10, 0, 10, excitatory))
        .hasMessageContaining("smooth over");
    assertThatThrownBy(() -> Raster.of(0, 10, 1, 0, excitatory)).hasMessageContaining("at least 1");
  }

  /// The simple loop fills a rectangle per spike with Java2D and writes with ImageIO; the whole
  /// picture, with axes, rates and text, must cost no more, but for what a busy machine adds.
  @Test
  void aHundredThousandSpikesCostNoMoreThanASimpleLoop() throws IOException {
    Spikes spikes = Samples.bursting("many", 4000, 1000, 29, 6);
    assertThat(spikes.size()).isGreaterThan(100_000);
    long ours = Long.MAX_VALUE;
    long simple = Long.MAX_VALUE;
    for (int run = 0; run < 8; run++) {
      long start = System.nanoTime();
      assertThat(Raster.of(0, 1000, spikes).png()).isNotEmpty();
      long middle = System.nanoTime();
      assertThat(simpleLoop(spikes)).isPositive();
      ours = Math.min(ours, middle - start);
      simple = Math.min(simple, System.nanoTime() - middle);
    }
    assertThat(ours).isLessThan(simple * 5 / 4);
  }

  private static int simpleLoop(Spikes spikes) throws IOException {
    BufferedImage image = new BufferedImage(1800, 1040, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < spikes.size(); i++) {
      int x = (int) (spikes.times()[i] * 1.7);
      graphics.fillRect(x, 1000 - spikes.ids()[i] / 4, 2, 2);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.size();
  }

  private static int colour(BufferedImage image, Frame frame, double time, int neuron) {
    int x = (int) Math.round(frame.x(time) * 2);
    int y = (int) Math.round(frame.y(neuron) * 2);
    return image.getRGB(Math.min(x, image.getWidth() - 1), y) & 0xFFFFFF;
  }
}
