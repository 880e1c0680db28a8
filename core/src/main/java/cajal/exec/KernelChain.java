package cajal.exec;

import cajal.emit.Blocks;
import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.Graph;
import cajal.rules.Lower;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A graph of any size made to run over elements: one kernel, or several of a size that the JVM
/// compiles well, each in two [Tiers]. Counts that are drawn stand between them, one by one.
public final class KernelChain {
  /// Most operations of a kernel. With 215 the JVM's first compiler failed, and then never asked
  /// the second one (docs/decisions/kernels.md).
  static final int CAP = 150;

  private final List<Supplier<Kernel>> kernels;
  private final List<Tiers> parts;
  private final Set<Slot> scratch;
  private final @Nullable Slot list;

  private KernelChain(
      List<Supplier<Kernel>> kernels, List<Tiers> parts, Set<Slot> scratch, @Nullable Slot list) {
    this.kernels = kernels;
    this.parts = parts;
    this.scratch = scratch;
    this.list = list;
  }

  /// The loop of an elementwise graph with its functions not yet written out, given where each of
  /// its inputs is and what becomes of its outputs.
  public static KernelChain of(Graph graph, List<Slot> inputs, List<Sink> outputs, Lanes lanes) {
    return of(graph, inputs, outputs, CAP, spec -> Tiers.of(spec, lanes));
  }

  /// The form of `lanes` at once and only, slow as it is before it is warm.
  public static KernelChain cold(Graph graph, List<Slot> inputs, List<Sink> outputs, Lanes lanes) {
    return of(graph, inputs, outputs, CAP, spec -> Tiers.cold(spec, lanes));
  }

  static KernelChain of(
      Graph graph,
      List<Slot> inputs,
      List<Sink> outputs,
      int cap,
      Function<KernelSpec, Tiers> tiers) {
    List<Partition.Part> parts = Partition.split(graph, inputs, outputs, cap);
    List<Supplier<Kernel>> kernels = new ArrayList<>();
    List<Tiers> loops = new ArrayList<>();
    for (Partition.Part part : parts) {
      if (part.isCount()) {
        Kernel count = Counting.of(part);
        kernels.add(() -> count);
      } else {
        Tiers loop = tiers.apply(spec(part));
        kernels.add(loop::current);
        loops.add(loop);
      }
    }
    Slot list = null;
    for (Sink sink : outputs) if (sink instanceof Sink.List found) list = found.slot();
    return new KernelChain(kernels, loops, Partition.scratch(parts), list);
  }

  static KernelSpec spec(Partition.Part part) {
    return new KernelSpec(
        Lower.asWritten(part.graph()),
        part.inputs(),
        part.outputs(),
        Lower.withinRange(part.graph()));
  }

  /// The form to run now; ask at the start of a step.
  public Kernel current() {
    List<Kernel> current = kernels.stream().map(Supplier::get).toList();
    return current.size() == 1 ? current.getFirst() : new Blocks(current, list);
  }

  /// Whether the vector forms have taken over.
  public boolean isVector() {
    return parts.stream().allMatch(Tiers::isVector);
  }

  /// Whether there are no faster forms to wait for.
  public boolean isFastest() {
    return parts.stream().allMatch(Tiers::isFastest);
  }

  /// Seconds until the last vector form took over; NaN before that.
  public double warmUpSeconds() {
    return parts.stream().mapToDouble(Tiers::warmUpSeconds).reduce(0, Math::max);
  }

  /// The kernels made of loops, in the order in which they run.
  public List<Tiers> parts() {
    return parts;
  }

  /// How many arrays of one element type the frame must have room for.
  public int room() {
    return scratch.stream().mapToInt(Slot::index).max().orElse(-1) + 1;
  }

  /// Gives a frame scratch arrays of its own.
  public void prepare(Frame frame) {
    for (Slot slot : scratch) frame.array(slot, Frame.allocate(slot.dtype(), Blocks.SIZE));
  }
}
