package cajal.exec;

import cajal.emit.Lanes;
import cajal.ir.Conv;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.ShapeError;
import cajal.ir.Stencil;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Convolutions and their adjoints have the bits of one chain of `fma` for each element, whatever
/// the vectors, the threads, the strides and what hangs over.
class ConvolutionsTest {
  private static RandomGenerator random(int seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static void check(DType dtype, Stencil stencil, Lanes lanes, int threads) {
    GraphBuilder builder = new GraphBuilder();
    Value input = builder.input("input", new Type(dtype, stencil.input()));
    Value kernel = builder.input("kernel", new Type(dtype, stencil.kernel()));
    Value output = builder.input("output", new Type(dtype, stencil.output()));
    List<Graph.Port> ports = new ArrayList<>();
    for (Conv.Part part : Conv.Part.values()) {
      Value x = part == Conv.Part.INPUT ? output : input;
      Value y = part == Conv.Part.KERNEL ? output : kernel;
      ports.add(new Graph.Port(part.toString(), builder.add(new Conv(part, x, y, stencil))));
    }
    Graph graph = builder.build(ports);
    Bits.check(graph, numbers(graph), lanes, threads);
  }

  private static List<Object> numbers(Graph graph) {
    RandomGenerator random = random(3);
    List<Object> inputs = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      double[] numbers = random.doubles(port.value().shape().size(), -1, 1).toArray();
      if (port.value().dtype() == DType.F64) {
        inputs.add(numbers);
        continue;
      }
      float[] floats = new float[numbers.length];
      for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
      inputs.add(floats);
    }
    return inputs;
  }

  private static List<Integer> some(RandomGenerator random, int axes, int from, int to) {
    return random.ints(axes, from, to).boxed().toList();
  }

  private static Stencil stencil(RandomGenerator random, int axes) {
    while (true) {
      int groups = random.nextInt(3) == 0 ? 2 : 1;
      List<Integer> input = new ArrayList<>(some(random, axes, 1, 9));
      input.addFirst(random.nextInt(1, 4));
      int width = random.nextInt(1, 5);
      input.add(groups * width);
      List<Integer> kernel = new ArrayList<>(some(random, axes, 1, 4));
      kernel.add(width);
      kernel.add(groups * random.nextInt(1, 9));
      try {
        return new Stencil(
            new Shape(input),
            new Shape(kernel),
            some(random, axes, 1, 4),
            some(random, axes, 0, 3),
            some(random, axes, 0, 3),
            some(random, axes, 1, 3),
            groups);
      } catch (ShapeError tooSmall) {
        continue;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void random_ones_have_the_bits_of_the_interpreter(Lanes lanes) {
    RandomGenerator random = random(lanes.ordinal());
    for (int i = 0; i < 40; i++) {
      DType dtype = i % 3 == 0 ? DType.F64 : DType.F32;
      check(dtype, stencil(random, i % 3 + 1), lanes, i % 3 + 1);
    }
  }

  @Test
  void larger_ones_go_from_block_to_block() {
    Stencil layer =
        new Stencil(
            Shape.of(3, 12, 11, 20),
            Shape.of(3, 5, 20, 40),
            List.of(2, 1),
            List.of(1, 2),
            List.of(0, 2),
            List.of(1, 1),
            1);
    for (Lanes lanes : List.of(Lanes.V256, Lanes.V512)) check(DType.F32, layer, lanes, 2);
    Stencil shallow = Stencil.plain(Shape.of(2, 40, 3), Shape.of(9, 3, 70));
    check(DType.F64, shallow, Lanes.V512, 2);
  }

  @Test
  void no_images_and_no_channels_give_nothing_and_zeros() {
    check(DType.F32, Stencil.plain(Shape.of(0, 4, 3), Shape.of(2, 3, 5)), Lanes.V256, 1);
    check(DType.F32, Stencil.plain(Shape.of(2, 4, 0), Shape.of(2, 0, 5)), Lanes.V256, 1);
  }
}
