package cajal.brain.nets;

/// How large a network becomes, before it is built.
///
/// @param synapses all of them, stored or not
/// @param bytes the least memory that its states, spikes and stored synapses need
public record NetworkSize(long cells, long synapses, long bytes) {
  private static final int SYNAPSES_PER_CELL = 80;
  private static final int BYTES_PER_CELL = 32;
  private static final int BYTES_PER_SYNAPSE = 4;

  /// That of cells with 80 synapses each.
  public static NetworkSize ofCells(long cells, Connectivity connectivity) {
    return ofCells(cells, SYNAPSES_PER_CELL, connectivity);
  }

  static NetworkSize ofCells(long cells, int synapsesPerCell, Connectivity connectivity) {
    long synapses = cells * synapsesPerCell;
    long kept = connectivity.isStored(cells) ? synapses * BYTES_PER_SYNAPSE : 0;
    return new NetworkSize(cells, synapses, cells * BYTES_PER_CELL + kept);
  }

  /// Whether cells have numbers enough: a population holds at most 2³¹ − 1.
  public boolean isCountable() {
    return cells <= Integer.MAX_VALUE;
  }
}
