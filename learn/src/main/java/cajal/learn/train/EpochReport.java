package cajal.learn.train;

/// A point of the learning curve.
///
/// @param epoch counted from 0
/// @param steps made so far, of all epochs
/// @param loss mean over the batches of the epoch
/// @param measure what the [Trainer] measured after it, lower is better; the loss, if nothing else
/// @param rate the learning rate of its last step
public record EpochReport(int epoch, long steps, double loss, double measure, double rate) {}
