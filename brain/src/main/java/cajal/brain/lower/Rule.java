package cajal.brain.lower;

/// By which method a state is carried over a step, and why that one.
public record Rule(String method, String reason) {}
