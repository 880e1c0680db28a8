package cajal.learn.train;

import cajal.trace.Tensor;
import java.util.List;

/// What a step of training gave.
///
/// @param step counted from 1, of all epochs
/// @param epoch counted from 0
/// @param batch number of the batch in its epoch, counted from 0
/// @param loss of the batch, before the parameters changed
/// @param results all that the loss function gave, the loss first
/// @param rate the learning rate
public record StepReport(
    long step, int epoch, int batch, double loss, List<Tensor> results, double rate) {}
