package cajal.io.tensors;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A program that goes on from its checkpoint and writes the next one, until it is killed.
final class CountsEpochs {
  static final int SIZE = 3_000_000;

  private CountsEpochs() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    long epoch = Files.exists(file) ? Checkpoint.read(file).counter("epoch") : 0;
    while (true) {
      epoch++;
      float[] numbers = new float[SIZE];
      Arrays.fill(numbers, epoch);
      Parameter w = Parameter.of("w", Tensor.of(numbers));
      Checkpoint.of(List.of(w), Map.of("w.0", Tensor.of(numbers)), Map.of("epoch", epoch))
          .write(file);
      IO.println(epoch);
    }
  }
}
