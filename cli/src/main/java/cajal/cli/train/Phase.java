package cajal.cli.train;

import cajal.learn.online.Learning;

/// A part of a training: the same weights with trials and steps of their own.
///
/// @param end epochs that there have been at its end, from the first of the training
/// @param stepMs length of a step, ms
/// @param steps of a trial
public record Phase(
    String name, Lesson lesson, Learning learning, int end, int steps, double stepMs) {}
