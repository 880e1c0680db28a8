package cajal.brain.lower;

import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.lift.LiftError;
import cajal.lift.Subject;
import java.lang.reflect.Field;
import java.util.function.Supplier;

/// A neuron that a synapse's field refers to. Synapses of one source or of one target share states,
/// which is possible because none looks at a neuron.
record OutOfReach(GraphBuilder builder, Field holder, Object instance) implements Subject {
  @Override
  public Value read(Field field) {
    throw error(String.valueOf(builder.origin()), field);
  }

  @Override
  public void checkWrite(Field field, Supplier<String> where) {
    throw error(where.get(), field);
  }

  private LiftError error(String where, Field field) {
    return new LiftError(
        where + ": a synapse knows its own fields, and when its source or its target spikes",
        "'%s' of a %s, through %s.%s"
            .formatted(
                field.getName(),
                instance.getClass().getSimpleName(),
                holder.getDeclaringClass().getSimpleName(),
                holder.getName()),
        "the action on the target, which knows its neuron: (c, g) -> c.input += g * c."
            + field.getName());
  }
}
