package cajal.random;

/// The key of a family of draws: a word mixed from the user's seed, and the id of a stream.
///
/// A stream is named by what draws from it (`key.fold("cells").fold("init")`), so that adding a
/// population or a draw elsewhere changes no other stream. Folding leaves the seed word alone: a
/// compiled step may hold the stream as a constant and take the seed as an argument.
public record Key(int seed, int stream) {

  /// The root key of a 64-bit seed.
  public static Key of(long seed) {
    return new Key((int) (SplitMix.mix(seed + SplitMix.GAMMA) >>> 32), 0);
  }

  /// The key of the stream numbered `id` below this one.
  public Key fold(int id) {
    return new Key(seed, scramble(stream * 31 + 0x5BD1E995 + scramble(id)));
  }

  /// The key of the stream with this name below this one; the same name gives the same key.
  public Key fold(String name) {
    return fold(name.hashCode());
  }

  /// MurmurHash3's finaliser: a bijection of 32-bit words.
  private static int scramble(int h) {
    h = (h ^ h >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }
}
