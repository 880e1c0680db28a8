package cajal.cli.train;

/// How the numbers of a network descend.
///
/// @param least the learning rate in the end, in parts of the first
/// @param longest what gradients are scaled down to where they are longer
/// @param anew whether each part of the training begins with a new optimiser
record Descent(double least, double longest, boolean anew) {}
