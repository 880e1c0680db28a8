package cajal.cli.train;

/// How fast the numbers of a network descend.
///
/// @param leastRate the learning rate in the end, in parts of the first
/// @param longestGradient what gradients are scaled down to where they are longer
/// @param restarts whether each part of the training begins with a new optimiser
record Pace(double leastRate, double longestGradient, boolean restarts) {}
