package cajal.emit;

import cajal.ir.DType;
import org.jspecify.annotations.Nullable;

/// The memory kernels work on: arrays and scalars by element type and number.
///
/// Arrays are as long as [#padded] says, so that the last vector of a loop stays inside; what
/// stands beyond the end means nothing.
public final class Frame {
  /// Loops start and are cut at multiples of this many elements.
  public static final int ALIGNMENT = 64;

  private static final int PAGE = 4096;
  private static final int APART = PAGE / 4 + 64;
  private static final int HEADER = 16;

  public final float[][] f32;
  public final double[][] f64;
  public final int[][] i32;
  public final long[][] i64;
  public final boolean[][] bool;

  /// Where windows start, by element type and number.
  public final int[][] start;

  /// From one row to the next, by element type and number.
  public final int[][] step;

  /// Elements of a row.
  public int row;

  public final float[] scalarF32;
  public final double[] scalarF64;
  public final int[] scalarI32;
  public final long[] scalarI64;
  public final boolean[] scalarBool;

  /// Number of elements that count; list entries are below it.
  public int size;

  /// Elements of each vector for which every branch is taken whatever its condition; 0 but in
  /// warm-up.
  public long force;

  /// 1; 0 in warm-up for all elements to count as within the range of a fast loop.
  public int check = 1;

  /// 0; 1 in warm-up for no element to count as within that range.
  public int doubt;

  /// The element that the scratch arrays of a block begin with.
  public int block;

  /// The element a fast loop stopped at: the end of its range, or the first that it does not hold
  /// for.
  public int reached;

  /// How many elements were outside the range of a fast loop, with those beside them in a vector.
  public long outside;

  /// Memory between the frames of two workers, so that they do not write to one cache line.
  @SuppressWarnings("unused")
  private final long[] apart = new long[32];

  /// Room for that many arrays and scalars of each element type.
  public Frame(int arrays, int scalars) {
    f32 = new float[arrays][];
    f64 = new double[arrays][];
    i32 = new int[arrays][];
    i64 = new long[arrays][];
    bool = new boolean[arrays][];
    start = new int[DType.values().length][arrays];
    step = new int[DType.values().length][arrays];
    scalarF32 = new float[scalars];
    scalarF64 = new double[scalars];
    scalarI32 = new int[scalars];
    scalarI64 = new long[scalars];
    scalarBool = new boolean[scalars];
  }

  /// A frame on the same arrays with scalars and places of its own.
  public Frame share() {
    Frame other = new Frame(f32.length, scalarF32.length);
    System.arraycopy(f32, 0, other.f32, 0, f32.length);
    System.arraycopy(f64, 0, other.f64, 0, f64.length);
    System.arraycopy(i32, 0, other.i32, 0, i32.length);
    System.arraycopy(i64, 0, other.i64, 0, i64.length);
    System.arraycopy(bool, 0, other.bool, 0, bool.length);
    System.arraycopy(scalarF32, 0, other.scalarF32, 0, scalarF32.length);
    System.arraycopy(scalarF64, 0, other.scalarF64, 0, scalarF64.length);
    System.arraycopy(scalarI32, 0, other.scalarI32, 0, scalarI32.length);
    System.arraycopy(scalarI64, 0, other.scalarI64, 0, scalarI64.length);
    System.arraycopy(scalarBool, 0, other.scalarBool, 0, scalarBool.length);
    for (int i = 0; i < start.length; i++) {
      other.start[i] = start[i].clone();
      other.step[i] = step[i].clone();
    }
    other.row = row;
    other.size = size;
    return other;
  }

  /// Moves the `count` entries that a kernel which began at `at` listed there to where the list
  /// ends, and gives the new end.
  int moveList(@Nullable Slot list, int at, int count, int end) {
    if (count > 0 && at != end && list != null) {
      System.arraycopy(i32[list.index()], at, i32[list.index()], end, count);
    }
    return end + count;
  }

  /// The length of an array for `size` elements.
  public static int padded(int size) {
    return Math.max(1, Math.ceilDiv(size, ALIGNMENT)) * ALIGNMENT;
  }

  /// The length of the array that [#allocate] makes.
  public static int length(DType dtype, int size) {
    long bytes = padded(size) * (long) dtype.bytes();
    return padded(size) + spacing(bytes) / dtype.bytes();
  }

  /// A new array of an element type, padded, and of a length that sets it apart from the next.
  public static Object allocate(DType dtype, int size) {
    int length = length(dtype, size);
    return switch (dtype) {
      case F32 -> new float[length];
      case F64 -> new double[length];
      case I32 -> new int[length];
      case I64 -> new long[length];
      case BOOL -> new boolean[length];
    };
  }

  /// More bytes for an array, so that the next one starts a quarter of a page further on in its
  /// page. A processor takes a load for one that must wait for an earlier store if both have the
  /// same place in a page: a third of the time of a loop over several arrays.
  private static int spacing(long bytes) {
    return bytes < PAGE ? 0 : Math.floorMod(APART - HEADER - bytes, PAGE);
  }

  /// Puts an array at a slot.
  public void array(Slot slot, Object array) {
    switch (slot.dtype()) {
      case F32 -> f32[slot.index()] = (float[]) array;
      case F64 -> f64[slot.index()] = (double[]) array;
      case I32 -> i32[slot.index()] = (int[]) array;
      case I64 -> i64[slot.index()] = (long[]) array;
      case BOOL -> bool[slot.index()] = (boolean[]) array;
    }
  }

  /// Puts a part of an array at a slot that is a window.
  public void window(Slot slot, Object array, int from) {
    array(slot, array);
    start[slot.dtype().ordinal()][slot.index()] = from;
  }

  /// Sets how far apart the rows at a slot start.
  public void step(Slot slot, int elements) {
    step[slot.dtype().ordinal()][slot.index()] = elements;
  }

  /// The array at a slot.
  public Object array(Slot slot) {
    return switch (slot.dtype()) {
      case F32 -> f32[slot.index()];
      case F64 -> f64[slot.index()];
      case I32 -> i32[slot.index()];
      case I64 -> i64[slot.index()];
      case BOOL -> bool[slot.index()];
    };
  }

  /// Sets the scalar at a slot, rounded to its element type.
  public void scalar(Slot slot, double number) {
    switch (slot.dtype()) {
      case F32 -> scalarF32[slot.index()] = (float) number;
      case F64 -> scalarF64[slot.index()] = number;
      case I32 -> scalarI32[slot.index()] = (int) number;
      case I64 -> scalarI64[slot.index()] = (long) number;
      case BOOL -> scalarBool[slot.index()] = number != 0;
    }
  }
}
