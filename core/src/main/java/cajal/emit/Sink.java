package cajal.emit;

/// What becomes of an output of a kernel.
public sealed interface Sink {
  /// It is stored, element by element.
  record Store(Slot slot) implements Sink {}

  /// The numbers of the elements for which it is true are listed in an i32 array, in order, from
  /// the place of the range's start on.
  record List(Slot slot) implements Sink {}
}
