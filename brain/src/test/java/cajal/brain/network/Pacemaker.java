package cajal.brain.network;

import cajal.brain.Derivative;
import cajal.brain.Input;
import cajal.brain.Neuron;
import cajal.brain.State;

/// A neuron that spikes by itself, at a rate of its own, and adds up what it gets.
class Pacemaker extends Neuron {
  public double rate = 0.1;

  @State public double phase = 0;

  /// What acts in every step.
  @Input public double current;

  /// The current, filtered.
  @State public double v = 0;

  /// What was handed over at spikes.
  @State public double got = 0;

  /// What was handed over in ways that depend on the neuron; it fades.
  @State public double kick = 0;

  @Derivative
  double dkick() {
    return -kick / 3;
  }

  @Derivative
  double dphase() {
    return rate;
  }

  @Derivative
  double dv() {
    return (current + got + kick - v) / 10;
  }

  @Override
  protected boolean spikes() {
    return phase >= 1;
  }

  @Override
  protected void onSpike() {
    phase -= 1;
  }
}
