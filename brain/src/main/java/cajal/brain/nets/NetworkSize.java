package cajal.brain.nets;

/// How large a network with 80 synapses for each cell becomes, before it is built.
///
/// @param synapses all of them, stored or not
/// @param bytes the least memory that its states, spikes and stored synapses need
public record NetworkSize(long cells, long synapses, long bytes) {
  private static final int SYNAPSES_PER_CELL = 80;
  private static final int BYTES_PER_CELL = 32;
  private static final int BYTES_PER_SYNAPSE = 4;

  private static final long CELLS_PER_SCALE = 4000;

  /// That of 4000 cells times `scale`.
  public static NetworkSize of(int scale, Connectivity connectivity) {
    return ofCells(scale * CELLS_PER_SCALE, connectivity);
  }

  public static NetworkSize ofCells(long cells, Connectivity connectivity) {
    long synapses = cells * SYNAPSES_PER_CELL;
    long kept = connectivity.isStored(cells) ? synapses * BYTES_PER_SYNAPSE : 0;
    return new NetworkSize(cells, synapses, cells * BYTES_PER_CELL + kept);
  }

  /// Whether cells have numbers enough: a population holds at most 2³¹ − 1.
  public boolean isCountable() {
    return cells <= Integer.MAX_VALUE;
  }
}
