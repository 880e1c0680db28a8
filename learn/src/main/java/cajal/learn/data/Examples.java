package cajal.learn.data;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tensors whose first axes run over the same examples, such as inputs and labels.
///
/// ```java
/// Examples digits = Examples.of(pixels, labels); // f32[1797,64], i32[1797]
/// List<Tensor> two = digits.take(5, 0); // f32[2,64], i32[2]
/// ```
public final class Examples {
  private record Column(Type type, Object array) {}

  private final int count;
  private final List<Column> columns;

  private Examples(int count, List<Column> columns) {
    this.count = count;
    this.columns = columns;
  }

  /// @throws IllegalArgumentException if a tensor has no first axis, or another number of examples
  public static Examples of(Tensor... tensors) {
    if (tensors.length == 0) {
      throw new IllegalArgumentException(
          "examples of no tensors; give inputs, or inputs and labels");
    }
    for (Tensor tensor : tensors) {
      if (tensor.rank() > 0 && tensor.dim(0) == tensors[0].dim(0)) continue;
      throw new IllegalArgumentException(
          "examples of %s: the first axis of each counts the examples; give the same number in all"
              .formatted(Arrays.stream(tensors).map(Tensor::type).toList()));
    }
    return new Examples(
        tensors[0].dim(0),
        Arrays.stream(tensors).map(one -> new Column(one.type(), array(one))).toList());
  }

  private static Object array(Tensor tensor) {
    return switch (tensor.dtype()) {
      case F32 -> tensor.floats();
      case F64 -> tensor.doubles();
      case I32 -> tensor.ints();
      case BOOL -> tensor.booleans();
      case I64 -> throw new IllegalArgumentException("examples of i64; cast them to i32");
    };
  }

  public int count() {
    return count;
  }

  /// The types of the tensors of all examples.
  public List<Type> types() {
    return columns.stream().map(Column::type).toList();
  }

  /// Whole numbers that are one for each example, such as labels, copied.
  ///
  /// @param tensor which of the tensors, counted from 0
  public int[] labels(int tensor) {
    if (tensor >= 0 && tensor < columns.size()) {
      Column column = columns.get(tensor);
      if (column.type().rank() == 1 && column.array() instanceof int[] labels) {
        return labels.clone();
      }
    }
    throw new IllegalArgumentException(
        "labels: tensor %d of %s; name one of i32 with a number for each example"
            .formatted(tensor, types()));
  }

  /// The tensors of these examples, in this order; an example may come more than once.
  public List<Tensor> take(int... examples) {
    List<Tensor> taken = new ArrayList<>();
    for (Column column : columns) {
      Column rows = rows(column, examples);
      taken.add(Fill.from(rows.type(), rows.array()));
    }
    return taken;
  }

  /// The examples with these numbers alone.
  public Examples only(int... examples) {
    return new Examples(
        examples.length, columns.stream().map(column -> rows(column, examples)).toList());
  }

  private Column rows(Column column, int[] examples) {
    List<Integer> dims = new ArrayList<>(column.type().shape().dims());
    dims.set(0, examples.length);
    Type type = column.type().with(new Shape(dims));
    int width = count == 0 ? 0 : Array.getLength(column.array()) / count;
    Object rows = newArray(type.dtype(), type.shape().size());
    for (int i = 0; i < examples.length; i++) {
      if (examples[i] < 0 || examples[i] >= count) {
        throw new IndexOutOfBoundsException(
            "example %d; there are %d, counted from 0".formatted(examples[i], count));
      }
      System.arraycopy(column.array(), examples[i] * width, rows, i * width, width);
    }
    return new Column(type, rows);
  }

  private static Object newArray(DType dtype, int size) {
    return switch (dtype) {
      case F32 -> new float[size];
      case F64 -> new double[size];
      case I32 -> new int[size];
      case I64 -> new long[size];
      case BOOL -> new boolean[size];
    };
  }

  @Override
  public String toString() {
    return count + " examples " + types();
  }
}
