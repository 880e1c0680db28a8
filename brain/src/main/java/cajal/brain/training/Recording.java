package cajal.brain.training;

import cajal.brain.Quantity;
import cajal.brain.network.Cells;

/// A number of each of some cells that an [Unrolled] network records, as it is at the start of each
/// step.
public record Recording(Cells<?> cells, Quantity<?> quantity) {}
