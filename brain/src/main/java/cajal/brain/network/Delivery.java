package cajal.brain.network;

/// Hands the spikes of one projection to its targets, those of one worker at a time.
interface Delivery {
  void deliver(int worker, int step);
}
