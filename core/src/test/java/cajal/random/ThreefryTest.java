package cajal.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreefryTest {
  @Test
  void knownAnswersOfRandom123() {
    assertThat(Threefry.bits(0, 0, 0, 0)).isEqualTo(block(0x6b200159, 0x99ba4efe));
    assertThat(Threefry.bits(-1, -1, -1, -1)).isEqualTo(block(0x1cb996fc, 0xbb002be7));
    assertThat(Threefry.bits(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3))
        .isEqualTo(block(0xc4923a9c, 0x483df7a0));
  }

  @Test
  void wordsAreTheHalvesOfABlock() {
    long bits = Threefry.bits(new Key(1, 2), 3, 4);
    assertThat(block(Threefry.word0(bits), Threefry.word1(bits))).isEqualTo(bits);
  }

  @Test
  void seedsNamesAndNumbersGiveDifferentStreams() {
    Set<Key> keys = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      keys.add(Key.of(i));
      keys.add(Key.of(7).fold(i));
      keys.add(Key.of(7).fold(i).fold(i + 1));
      keys.add(Key.of(7).fold("population " + i));
    }
    assertThat(keys).hasSize(4000);
    assertThat(Key.of(7).fold("a").fold("b")).isNotEqualTo(Key.of(7).fold("b").fold("a"));
    assertThat(Key.of(7).fold("a")).isEqualTo(Key.of(7).fold("a"));
    assertThat(Key.of(7).fold("a").seed()).isEqualTo(Key.of(7).seed());
  }

  private static long block(int word0, int word1) {
    return Integer.toUnsignedLong(word0) | (long) word1 << 32;
  }
}
