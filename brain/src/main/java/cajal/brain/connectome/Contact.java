package cajal.brain.connectome;

/// What anatomy saw between two cells.
///
/// @param pre the name of the cell that a chemical synapse leaves; of gap junctions either side
/// @param kind chemical, from `pre` to `post`, or electrical, both ways
/// @param count how many synapses or junctions were seen, above 0
public record Contact(String pre, String post, Kind kind, double count) {
  /// How two cells touch.
  public enum Kind {
    CHEMICAL,
    ELECTRICAL
  }

  public Contact {
    if (!(count > 0) || Double.isInfinite(count)) {
      throw new IllegalArgumentException(
          "%s to %s: %s synapses; a contact has more than 0".formatted(pre, post, count));
    }
  }

  /// Whether a cell touches itself.
  public boolean isSelf() {
    return pre.equals(post);
  }
}
