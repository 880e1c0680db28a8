package cajal.trace;

import java.util.List;

/// What a turn of a scan gives: the tensors carried on to the next, and those to be stacked. Also
/// what the scan gives: the last of the former, and the stacks of the latter.
public record Turn(List<Tensor> carry, List<Tensor> stacked) {
  public Turn {
    carry = List.copyOf(carry);
    stacked = List.copyOf(stacked);
  }

  /// One tensor carried on, and any number stacked.
  public static Turn of(Tensor carry, Tensor... stacked) {
    return new Turn(List.of(carry), List.of(stacked));
  }

  /// The first of the carried tensors.
  public Tensor last() {
    return carry.getFirst();
  }

  /// The first of the stacks.
  public Tensor stack() {
    return stacked.getFirst();
  }
}
