package cajal.learn.online;

import cajal.ir.Shape;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.Optional;

/// Weights by which sources drive one of the currents of all units. No unit drives itself.
///
/// @param from where its sources are
/// @param weights `[sources, units]`
/// @param current of the cell, counted from 0
/// @param sign of the drive
/// @param present 1 where there is a connection and 0 where there is none, of the shape of the
///   weights: those of absent ones have no effect and no gradient
public record Projection(
    From from, Parameter weights, int current, Sign sign, Optional<Tensor> present) {

  /// Where sources are.
  public sealed interface From {
    /// What a network is given.
    record Inputs() implements From {}

    /// Its units from `first` to below `end`, one step before.
    record Units(int first, int end) implements From {}
  }

  /// What weights count for: as they are, or by Dale's law as |w| or -|w| whatever they are.
  public enum Sign {
    FREE,
    EXCITATORY,
    INHIBITORY
  }

  public Projection {
    present.ifPresent(mask -> {
      if (mask.type().equals(weights.type())) return;
      throw new IllegalArgumentException(
          "weights '%s' are %s, and what is present of them %s; give both of one type"
              .formatted(weights.name(), weights.type(), mask.type()));
    });
    if (from instanceof From.Units(int first, int end)
        && (first < 0 || end <= first || end - first != weights.type().shape().dim(0))) {
      throw new IllegalArgumentException(
          "weights '%s' have %d rows, one for each source, but come from the units %d to below %d"
              .formatted(weights.name(), weights.type().shape().dim(0), first, end));
    }
  }

  /// Free weights from the inputs to the first current.
  public static Projection inputs(Parameter weights) {
    return new Projection(new From.Inputs(), weights, 0, Sign.FREE, Optional.empty());
  }

  /// Free weights from all units to the first current.
  public static Projection units(Parameter weights) {
    From all = new From.Units(0, weights.type().shape().dim(0));
    return new Projection(all, weights, 0, Sign.FREE, Optional.empty());
  }

  int sources() {
    return weights.type().shape().dim(0);
  }

  /// By what the sources are multiplied.
  public Tensor effective() {
    return effective(weights.value());
  }

  Tensor effective(Tensor w) {
    Tensor signed =
        switch (sign) {
          case FREE -> w;
          case EXCITATORY -> Maths.abs(w);
          case INHIBITORY -> Maths.abs(w).negate();
        };
    Tensor there = present.map(signed::times).orElse(signed);
    return from instanceof From.Units units ? withoutSelf(there, units.first()) : there;
  }

  private static Tensor withoutSelf(Tensor w, int first) {
    Shape shape = w.shape();
    Tensor self = Fill.iota(shape, 0).plus(Fill.full(Fill.iota(shape, 0).type(), first));
    return Maths.where(self.eq(Fill.iota(shape, 1)), Fill.zeros(w.type()), w);
  }

  /// @param x what the network is given, `[batch, inputs]`
  /// @param z what its units gave one step before, `[batch, units]`
  Tensor source(Tensor x, Tensor z) {
    return switch (from) {
      case From.Inputs() -> x;
      case From.Units(int first, int end) ->
          first == 0 && end == z.dim(1) ? z : Shapes.slice(z, 1, first, end);
    };
  }

  boolean isRecurrent() {
    return from instanceof From.Units;
  }
}
