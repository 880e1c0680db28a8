package cajal.random;

/// A cheap sequence of 64-bit words from one Threefry block: `mix(state += GAMMA)`.
///
/// It serves where one counter needs many draws (a row of synapses, a rejection loop). Start it at
/// a Threefry block, so that sequences of neighbouring counters have nothing to do with each other.
/// Source: Steele, Lea and Flood 2014, with David Stafford's "mix 13" constants.
public final class SplitMix {
  /// What the state advances by: 2⁶⁴ over the golden ratio, odd.
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  /// A bijection of 64-bit words that scatters neighbouring states.
  public static long mix(long state) {
    state = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    state = (state ^ state >>> 27) * 0x94D049BB133111EBL;
    return state ^ state >>> 31;
  }
}
