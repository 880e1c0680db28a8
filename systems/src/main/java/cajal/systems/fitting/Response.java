package cajal.systems.fitting;

import cajal.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// What the cells of some candidates did, each in all traces: of the shape `[steps, traces,
/// candidates]`.
///
/// @param voltage in mV at the end of each step, before the reset of a spike
/// @param excess how far the voltage is above that of a spike, in mV
/// @param ready 1 where the cell can spike, 0 where it is refractory; null if it always can
public record Response(Tensor voltage, Tensor excess, @Nullable Tensor ready) {}
