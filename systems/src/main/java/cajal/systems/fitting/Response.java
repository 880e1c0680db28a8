package cajal.systems.fitting;

import cajal.trace.Tensor;

/// What the cells of some candidates did, each in all traces: of the shape `[steps, traces,
/// candidates]`.
///
/// @param voltage in mV at the end of each step, before the reset of a spike
/// @param excess how far the voltage is above that of a spike, in mV
public record Response(Tensor voltage, Tensor excess) {}
