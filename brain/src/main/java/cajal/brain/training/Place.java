package cajal.brain.training;

/// An array by its name and by whom it belongs to: a population, a projection, or the network.
record Place(Object owner, String name) {
  /// The name of a population's spikes.
  static final String SPIKES = " spikes";
}
