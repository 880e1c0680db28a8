package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.trace.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static double[] rows() {
    double[] rows = new double[130];
    rows[1] = 16;
    rows[64] = 3;
    rows[65] = 4;
    rows[129] = 9;
    return rows;
  }

  @Test
  void pixelsAreScaledAndDigitsTaken() {
    Examples digits = Digits.of(Tensor.of(rows()).reshape(2, 65));
    assertThat(digits).hasToString("2 examples [f32[2,64], i32[2]]");
    assertThat(digits.labels(1)).containsExactly(3, 9);
    float[] pixels = digits.take(0, 1).getFirst().floats();
    assertThat(Arrays.copyOf(pixels, 3)).containsExactly(0, 1, 0);
    assertThat(pixels[64]).isEqualTo(0.25f);
  }

  @Test
  void whatIsNoDigitIsNamed() {
    double[] rows = rows();
    rows[66] = 17;
    assertThatThrownBy(() -> Digits.of(Tensor.of(rows).reshape(2, 65)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 2 has 17.0 in column 2; there is a whole number from 0 to 16");
    assertThatThrownBy(() -> Digits.of(Tensor.of(rows).reshape(65, 2)))
        .hasMessageContaining("f64[65,2]");
  }
}
