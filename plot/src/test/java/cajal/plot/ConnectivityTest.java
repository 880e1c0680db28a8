package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ConnectivityTest {
  @Test
  void aBlocksDensityIsItsSynapsesOverItsPairsOfCells() {
    SparseMatrix matrix = Samples.ring(37, 53, 0.3, 1);
    int high = 7;
    int wide = 10;
    double[][] expected = new double[high][wide];
    double[][] pairs = new double[high][wide];
    for (int i = 0; i < 37; i++) {
      for (int j = 0; j < 53; j++) pairs[i * high / 37][j * wide / 53]++;
      for (int k = matrix.rowPointers()[i]; k < matrix.rowPointers()[i + 1]; k++) {
        expected[i * high / 37][matrix.targets()[k] * wide / 53]++;
      }
    }
    double[][] density = matrix.density(high, wide);
    for (int i = 0; i < high; i++) {
      for (int j = 0; j < wide; j++) {
        assertThat(density[i][j]).isCloseTo(expected[i][j] / pairs[i][j], within(1e-12));
      }
    }
  }

  @Test
  void degreesCountSynapsesMadeAndReceived() {
    SparseMatrix matrix = new SparseMatrix(new int[] {0, 2, 2, 3}, new int[] {1, 3, 3}, 4);
    assertThat(matrix.outDegrees()).containsExactly(2, 0, 1);
    assertThat(matrix.inDegrees()).containsExactly(0, 1, 0, 2);
  }

  @Test
  void thePictureHasTheMatrixAndBothHistograms() {
    SparseMatrix ring = Samples.ring(300, 200, 0.1, 2);
    Picture picture =
        Picture.of(Connectivity.of(ring.rowPointers(), ring.targets(), ring.columns()));
    assertThat(picture.parts("panel")).hasSize(3);
    assertThat(picture.parts("bars")).hasSize(2);
    assertThat(picture.texts())
        .contains("Connection density", "Out-degree", "In-degree", "source cell", "target cell");
  }

  @Test
  void theFirstSourceCellIsOnTop() {
    Figure figure = Connectivity.of(new int[] {0, 1, 1}, new int[] {0}, 2);
    BufferedImage image = Picture.pixels(figure);
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    assertThat(colour(image, frame, 0, 0)).isEqualTo(Ramp.RISING.at(1));
    assertThat(colour(image, frame, 0, 1)).isEqualTo(Ramp.RISING.at(0));
    assertThat(colour(image, frame, 1, 0)).isEqualTo(Ramp.RISING.at(0));
  }

  @Test
  void aMatrixOfBothSignsIsWhiteAtZeroAndGreyWhereUnknown() {
    double[][] matrix = {{-2, 0}, {1, Double.NaN}};
    Figure figure = HeatMap.of("row", "column", "value", matrix);
    BufferedImage image = Picture.pixels(figure);
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    assertThat(colour(image, frame, 0, 0)).isEqualTo(Ramp.SIGNED.at(0));
    assertThat(colour(image, frame, 1, 0)).isEqualTo(Colours.PAPER);
    assertThat(colour(image, frame, 0, 1)).isEqualTo(Ramp.SIGNED.at(0.75));
    assertThat(colour(image, frame, 1, 1)).isEqualTo(Colours.MISSING);
  }

  @Test
  void aScaleOfColoursThatIsGivenHolds() {
    HeatMap.Span hertz = new HeatMap.Span("Hz", 0, 2);
    Figure silent = HeatMap.within("row", "column", hertz, new double[2][2]);
    Frame frame = Layout.of(silent).panels().getFirst().frame();
    assertThat(colour(Picture.pixels(silent), frame, 0, 0)).isEqualTo(Colours.PAPER);
    Figure beyond = HeatMap.within("row", "column", hertz, new double[][] {{1, 9}, {0, 0}});
    assertThat(colour(Picture.pixels(beyond), frame, 1, 0)).isEqualTo(Ramp.RISING.at(1));
    assertThat(String.join(" ", Picture.of(beyond).texts())).contains("Values go from 0 to 9");
    assertThatThrownBy(
            () -> HeatMap.within("r", "c", new HeatMap.Span("v", 1, 1), new double[1][1]))
        .hasMessageContaining("from 1.0 to 1.0");
  }

  @Test
  void entriesMayBeOtherThingsThanSynapses() {
    Figure figure = Connectivity.of("connection", new int[] {0, 1, 1}, new int[] {0}, 2);
    assertThat(String.join(" ", Picture.of(figure).texts()))
        .contains("1 connection from 2 cells", "connections per pair of cells")
        .doesNotContain("synapse");
  }

  @Test
  void noCellOfALargeMatrixIsLostBetweenThePixels() {
    double[][] matrix = new double[2000][3000];
    matrix[1234][2345] = 5;
    matrix[0][0] = Double.NaN;
    double[][] blocks = Blocks.averaged(matrix, 800);
    assertThat(blocks).hasDimensions(800, 800);
    assertThat(blocks[1234 * 800 / 2000][2345 * 800 / 3000]).isPositive();
    assertThat(blocks[0][0]).isZero();
    assertThat(String.join(" ", Picture.of(HeatMap.of("r", "c", "v", matrix)).texts()))
        .contains("1 cell not finite: grey. Means of blocks of cells.");
  }

  @Test
  void aProjectionWithoutSynapsesIsWhite() {
    Figure figure = Connectivity.of(new int[11], new int[0], 5);
    Frame frame = Layout.of(figure).panels().getFirst().frame();
    assertThat(colour(Picture.pixels(figure), frame, 2, 5)).isEqualTo(Colours.PAPER);
  }

  @Test
  void arraysThatAreNoMatrixAreRefusedWithThePlace() {
    assertThatThrownBy(() -> Connectivity.of(new int[0], new int[0], 1))
        .hasMessageContaining("begin with 0");
    assertThatThrownBy(() -> Connectivity.of(new int[] {0, 2, 1}, new int[1], 1))
        .hasMessageContaining("row 1 ends at 1, before it begins at 2");
    assertThatThrownBy(() -> Connectivity.of(new int[] {0, 2}, new int[3], 1))
        .hasMessageContaining("last row pointer is 2 but there are 3 targets");
    assertThatThrownBy(() -> Connectivity.of(new int[] {0, 1}, new int[] {5}, 5))
        .hasMessageContaining("target 5 at place 0, but there are 5 target cells");
    assertThatThrownBy(() -> HeatMap.of("r", "c", "v", new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("row 1 has 1 values, row 0 has 2");
  }

  private static int colour(BufferedImage image, Frame frame, double column, double row) {
    int x = (int) Math.round(frame.x(column) * 2);
    int y = (int) Math.round(frame.y(row) * 2);
    return image.getRGB(x, y) & 0xFFFFFF;
  }
}
