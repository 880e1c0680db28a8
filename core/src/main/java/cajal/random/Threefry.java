package cajal.random;

/// Threefry-2x32 with 20 rounds: 64 random bits from a key and a counter of two words each.
///
/// Word 0 of the result is the low half of the returned `long`, word 1 the high half. Source:
/// Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3".
public final class Threefry {
  private static final int PARITY = 0x1BD11BDA;

  private Threefry() {}

  /// The block of `counter0`, `counter1` under the key.
  public static long bits(Key key, int counter0, int counter1) {
    return bits(key.seed(), key.stream(), counter0, counter1);
  }

  /// The block of `counter0`, `counter1` under the key words `key0`, `key1`.
  public static long bits(int key0, int key1, int counter0, int counter1) {
    int key2 = PARITY ^ key0 ^ key1;
    int x = counter0 + key0;
    int y = counter1 + key1;
    for (int group = 1; group <= 5; group++) {
      boolean odd = (group & 1) == 1;
      x += y;
      y = Integer.rotateLeft(y, odd ? 13 : 17) ^ x;
      x += y;
      y = Integer.rotateLeft(y, odd ? 15 : 29) ^ x;
      x += y;
      y = Integer.rotateLeft(y, odd ? 26 : 16) ^ x;
      x += y;
      y = Integer.rotateLeft(y, odd ? 6 : 24) ^ x;
      x += key1;
      y += key2 + group;
      int first = key0;
      key0 = key1;
      key1 = key2;
      key2 = first;
    }
    return Integer.toUnsignedLong(x) | (long) y << 32;
  }

  /// Word 0 of a block.
  public static int word0(long bits) {
    return (int) bits;
  }

  /// Word 1 of a block.
  public static int word1(long bits) {
    return (int) (bits >>> 32);
  }
}
