package cajal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.RandomGraphs;
import cajal.ir.RandomGraphs.Family;
import cajal.rules.Resize;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Compiled kernels have the bits of the interpreter, whatever the vectors, sizes and values.
class KernelTest {
  private static final int[] SIZES = {0, 1, 63, 64, 65, 1000};

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void floatsAndMasks(Lanes lanes) {
    for (int seed = 0; seed < 30; seed++) check(seed, lanes, 25, Family.FLOATS);
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void integersCastsAndBits(Lanes lanes) {
    for (int seed = 100; seed < 130; seed++) check(seed, lanes, 20, Family.INTEGERS);
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void everythingTogether(Lanes lanes) {
    for (int seed = 200; seed < 208; seed++) {
      check(seed, lanes, 30, Family.FLOATS, Family.INTEGERS, Family.FUNCTIONS);
    }
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void fastFormsInsideAndOutsideTheirRange(Lanes lanes) {
    int tried = 0;
    for (int seed = 300; tried < 20; seed++) {
      RandomKernel kernel = new RandomKernel(new Random(seed), 12, Family.FLOATS, Family.FUNCTIONS);
      if (kernel.guarded().fast() == null) continue;
      check(seed, lanes, kernel.guarded(), new Random(seed));
      tried++;
    }
  }

  @Test
  void theOptimisedCodeHasTheSameBits() {
    Random random = new Random(7);
    RandomKernel kernel = new RandomKernel(random, 30, Family.FLOATS, Family.INTEGERS);
    Kernel compiled = KernelCompiler.compile(kernel.spec(), Lanes.preferred());
    Run run = new Run(kernel.spec(), 1000, random);
    Frame frame = run.frame();
    for (long end = System.nanoTime() + 1_500_000_000L; System.nanoTime() < end; ) {
      compiled.run(frame, 0, 1000);
    }
    run.check(compiled, 0, "optimised");
  }

  private static void check(int seed, Lanes lanes, int size, Family... families) {
    Random random = new Random(seed);
    check(seed, lanes, new RandomKernel(random, size, families).spec(), random);
  }

  private static void check(int seed, Lanes lanes, KernelSpec spec, Random random) {
    try {
      Kernel compiled = KernelCompiler.compile(spec, lanes);
      for (int length : SIZES) {
        Run run = new Run(spec, length, random);
        run.check(compiled, 0, "whole");
        run.check(compiled, 64, "in two parts");
      }
    } catch (RuntimeException | LinkageError | AssertionError failure) {
      throw new AssertionError(
          "seed " + seed + ", " + lanes + ": " + failure + "\n" + spec, failure);
    }
  }

  /// One size with its inputs, and what the interpreter makes of them.
  private static final class Run {
    private final KernelSpec spec;
    private final int size;
    private final List<Object> inputs;
    private final List<Object> expected;

    Run(KernelSpec spec, int size, Random random) {
      this.spec = spec;
      this.size = size;
      Graph graph = Resize.to(size, spec.graph());
      inputs = RandomGraphs.inputs(graph, random);
      expected = Interpreter.run(graph, inputs);
    }

    Frame frame() {
      Frame frame = new Frame(40, 40);
      frame.size = size;
      for (Sink sink : spec.outputs()) {
        Slot slot = sink instanceof Sink.Store store ? store.slot() : ((Sink.List) sink).slot();
        frame.array(slot, Frame.allocate(slot.dtype(), size));
      }
      for (int i = 0; i < inputs.size(); i++) put(frame, spec.inputs().get(i), inputs.get(i));
      return frame;
    }

    private void put(Frame frame, Slot slot, Object value) {
      if (slot.kind() == Slot.Kind.ARRAY) {
        Object array = Frame.allocate(slot.dtype(), size);
        System.arraycopy(value, 0, array, 0, size);
        frame.array(slot, array);
        return;
      }
      switch (value) {
        case float[] x -> frame.scalarF32[slot.index()] = x[0];
        case double[] x -> frame.scalarF64[slot.index()] = x[0];
        case int[] x -> frame.scalarI32[slot.index()] = x[0];
        case long[] x -> frame.scalarI64[slot.index()] = x[0];
        case boolean[] x -> frame.scalarBool[slot.index()] = x[0];
        default -> throw new AssertionError(value);
      }
    }

    /// @param cut where the second call begins; 0 for one call
    void check(Kernel kernel, int cut, String how) {
      Frame frame = frame();
      int middle = Math.min(cut, size);
      int first = cut == 0 ? 0 : kernel.run(frame, 0, middle);
      int second = middle == size && cut > 0 ? 0 : kernel.run(frame, cut, size);
      for (int i = 0; i < expected.size(); i++) {
        String what = how + ", size " + size + ", output " + i;
        switch (spec.outputs().get(i)) {
          case Sink.Store store -> same(what, expected.get(i), frame.array(store.slot()));
          case Sink.List list -> {
            listed(
                what,
                (boolean[]) expected.get(i),
                frame.i32[list.slot().index()],
                cut,
                first,
                second);
          }
        }
      }
    }

    private void same(String what, Object expected, Object found) {
      int step = Array.getLength(expected) == size ? 1 : 0;
      for (int i = 0; i < size; i++) {
        Object x = Array.get(expected, i * step);
        if (!Array.get(found, i).equals(x)) {
          assertThat(Array.get(found, i)).as("%s at %d", what, i).isEqualTo(x);
        }
      }
    }

    private void listed(
        String what, boolean[] expected, int[] list, int cut, int first, int second) {
      int[] found = new int[first + second];
      System.arraycopy(list, 0, found, 0, first);
      System.arraycopy(list, cut, found, first, second);
      int[] wanted =
          java.util.stream.IntStream.range(0, size)
              .filter(i -> expected[expected.length == 1 ? 0 : i])
              .toArray();
      assertThat(found).as(what).isEqualTo(wanted);
    }
  }
}
