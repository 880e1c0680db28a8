package cajal.emit;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Writes what a loop does where a row of its elements begins: it finds the row in arrays whose
/// rows lie apart, and loads what there is one element of for the row.
final class RowCode {
  /// The local variables of a slot.
  ///
  /// @param start of the first row
  /// @param step from a row to the next
  /// @param current what is added to an element's number for its place, or the row's one element
  private record Place(int array, int start, int step, int current) {}

  private final CodeBuilder code;
  private final int frame;
  private final Map<Slot, Place> places = new LinkedHashMap<>();
  private final int row;
  private final int number;

  RowCode(CodeBuilder code, int frame) {
    this.code = code;
    this.frame = frame;
    row = code.allocateLocal(TypeKind.INT);
    number = code.allocateLocal(TypeKind.INT);
  }

  /// Loads what the frame says of a slot to a local variable.
  int number(String field, Slot slot) {
    int local = code.allocateLocal(TypeKind.INT);
    code.aload(frame).getfield(Types.FRAME, field, CD_int.arrayType(2));
    code.loadConstant(slot.dtype().ordinal()).aaload();
    code.loadConstant(slot.index()).iaload().istore(local);
    return local;
  }

  /// Makes ready for a slot; gives the local variable for where the row is.
  int add(Slot slot, int array) {
    int current = code.allocateLocal(kind(slot));
    places.put(slot, new Place(array, number("start", slot), number("step", slot), current));
    return current;
  }

  private static TypeKind kind(Slot slot) {
    return slot.kind() == Slot.Kind.EACH ? Types.kind(slot.dtype()) : TypeKind.INT;
  }

  /// Before the loop.
  void start() {
    if (places.isEmpty()) return;
    code.aload(frame).getfield(Types.FRAME, "row", CD_int).istore(row);
  }

  /// At the head of the loop, for the elements from `index` on. A division for each vector leaves
  /// the loop without a branch where rows end.
  void next(int index) {
    if (places.isEmpty()) return;
    code.iload(index).iload(row).idiv().istore(number);
    places.forEach(this::find);
  }

  private void find(Slot slot, Place place) {
    boolean each = slot.kind() == Slot.Kind.EACH;
    if (each) code.aload(place.array);
    code.iload(place.start).iload(number).iload(place.step).imul().iadd();
    if (each) code.arrayLoad(Types.kind(slot.dtype()));
    else code.iload(number).iload(row).imul().isub();
    code.storeLocal(kind(slot), place.current);
  }

  /// Pushes the one element of the row.
  void load(Slot slot) {
    Place place = Objects.requireNonNull(places.get(slot));
    code.loadLocal(kind(slot), place.current);
  }
}
