package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFileTest {
  private final Figure figure = Traces.of("v", "mV", Trace.every("a", 0, 1, 1, 2, 3)).titled("v");

  @TempDir Path folder;

  @Test
  void theEndingSaysTheFormat() throws IOException {
    figure.write(folder.resolve("v.png"));
    figure.write(folder.resolve("v.svg"));
    assertThat(Files.readAllBytes(folder.resolve("v.png"))).isEqualTo(figure.png());
    assertThat(Files.readString(folder.resolve("v.svg"))).isEqualTo(figure.svg());
    assertThatThrownBy(() -> figure.write(folder.resolve("v.gif")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends in .png or .svg");
  }

  @Test
  void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.writeString(folder.resolve("v.svg"), "old");
    figure.write(folder.resolve("v.svg"));
    assertThat(Files.readString(folder.resolve("v.svg"))).startsWith("<?xml");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamedWithWhatToDo() throws IOException {
    assertThatThrownBy(() -> figure.write(folder.resolve("missing/v.png")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there is no folder")
        .hasMessageContaining("create it");
    Files.createDirectory(folder.resolve("taken.png"));
    assertThatThrownBy(() -> figure.write(folder.resolve("taken.png")))
        .hasMessageContaining("it is a folder");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void sizesAreInPointsAndAPngHasTwoPixelsToOne() {
    Figure sized = figure.sized(300, 200);
    assertThat(Picture.pixels(sized).getWidth()).isEqualTo(600);
    assertThat(Picture.pixels(sized).getHeight()).isEqualTo(400);
    assertThatThrownBy(() -> figure.sized(10, 200)).hasMessageContaining("from 120 to 4000");
    assertThatThrownBy(() -> figure.sized(200, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void coloursOfSeriesStandOutFromThePaperAndFromEachOther() {
    for (int i = 0; i < 7; i++) {
      assertThat(distance(Colours.series(i), Colours.PAPER)).isGreaterThan(150);
      for (int j = 0; j < i; j++) {
        assertThat(distance(Colours.series(i), Colours.series(j))).isGreaterThan(50);
      }
    }
  }

  private static double distance(int one, int other) {
    double sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
