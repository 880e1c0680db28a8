package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pictures of answers: where each is given, and how often where another is right.
class AnswersTest {
  private static final HeatMap.Span X = new HeatMap.Span("x", 0, 1);
  private static final HeatMap.Span Y = new HeatMap.Span("y", 0, 1);
  private static final List<String> NAMES = List.of("yin", "yang", "dot");

  @Test
  void regionsAreSquareUnderATitleWithTheFirstRowAtTheBottom() {
    Figure figure =
        Regions.of(Y, X, NAMES, new int[][] {{0, 1}, {2, Regions.NONE}}).titled("where");
    Box box = Layout.of(figure).panels().getFirst().frame().box();
    assertThat(box.height()).isCloseTo(box.width(), within(1.0));
    assertThat(Picture.of(figure).texts()).contains("where", "x", "y", "yin", "yang", "dot");
    BufferedImage cells = Picture.of(figure).embedded();
    int right = cells.getWidth() - 1;
    int bottom = cells.getHeight() - 1;
    assertThat(rgb(cells, 0, bottom)).isEqualTo(Colours.series(0));
    assertThat(rgb(cells, right, bottom)).isEqualTo(Colours.series(1));
    assertThat(rgb(cells, 0, 0)).isEqualTo(Colours.series(2));
    assertThat(rgb(cells, right, 0)).isEqualTo(Colours.PAPER);
  }

  private static int rgb(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  @Test
  void regionsWithoutANameAreRefused() {
    assertThatThrownBy(() -> Regions.of(Y, X, NAMES, new int[][] {{0, 3}}))
        .hasMessageContaining("each from -1 to 2 for the 3 names")
        .hasMessageContaining("[0, 3]");
    assertThatThrownBy(() -> Regions.of(Y, X, NAMES, new int[][] {{0, 1}, {0}}))
        .hasMessageContaining("rows of 2 cells");
  }

  @Test
  void aConfusionHasItsCountsAndSharesOfTheRow() {
    Figure figure = ConfusionMatrix.of(List.of("a", "b"), new long[][] {{30, 10}, {0, 1200}});
    assertThat(Picture.of(figure).texts())
        .contains("answer given", "right answer", "a", "b")
        .anyMatch(text -> text.startsWith("30"))
        .anyMatch(text -> text.contains("75"))
        .anyMatch(text -> text.contains("1,200") || text.contains("1200"));
    assertThatThrownBy(() -> ConfusionMatrix.of(List.of("a"), new long[][] {{1, 2}}))
        .hasMessageContaining("1 names take as many rows of as many counts, found 1 rows");
  }

  @Test
  void theEpochsOfAShortTrainingAreMarked() {
    Lines.Series one = new Lines.Series("", new double[] {1}, new double[] {0.5});
    assertThat(Picture.of(Lines.ofCounts("epoch", "loss", one)).count("circle")).isEqualTo(1);
    assertThat(Picture.of(Lines.of("x", "y", one)).count("circle")).isZero();
    double[] many = new double[100];
    for (int i = 0; i < many.length; i++) many[i] = i;
    Figure full = Lines.ofCounts("epoch", "loss", new Lines.Series("", many, many));
    assertThat(Picture.of(full).count("circle")).isZero();
  }
}
