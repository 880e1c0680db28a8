package cajal.io.tensors;

import cajal.ir.Shape;
import cajal.ir.Type;

/// What the header says of one array: its elements are the bytes from `begin` to `end` exclusive,
/// counted from the end of the header.
record SafetensorsEntry(String name, Element element, Shape shape, long begin, long end) {
  Type type() {
    return new Type(element.dtype, shape);
  }

  /// The array as the file has it: `'w' F16[2,3] in bytes 0 to 12`.
  @Override
  public String toString() {
    return "'%s' %s%s in bytes %d to %d".formatted(name, element, shape, begin, end);
  }
}
