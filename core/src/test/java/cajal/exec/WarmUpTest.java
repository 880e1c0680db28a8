package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Frame;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.rules.Lower;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final double PATIENCE_SECONDS = 60;

  @Test
  void a_kernel_that_waited_long_for_others_is_warmed_up_all_the_same() {
    Tiers tiers = Tiers.of(exponential(), Lanes.preferred());
    long end = System.nanoTime() + 30_000_000_000L;
    while (!tiers.isVector() && System.nanoTime() < end) Thread.onSpinWait();
    long asked = System.nanoTime() - (long) ((PATIENCE_SECONDS + 1) * 1e9);
    new WarmUp(exponential(), tiers).run(asked);
    assertThat(tiers.warmUpSeconds()).isGreaterThan(PATIENCE_SECONDS);
  }

  private static KernelSpec exponential() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", Type.of(DType.F32, Frame.ALIGNMENT));
    Graph graph = builder.build(List.of(new Graph.Port("y", builder.unary(UnaryKind.EXP, x))));
    return new KernelSpec(
        Lower.asWritten(graph),
        List.of(new Slot(Slot.Kind.ARRAY, DType.F32, 0)),
        List.of(new Sink.Store(new Slot(Slot.Kind.ARRAY, DType.F32, 1))));
  }
}
