package cajal.brain.inputs;

import static cajal.random.Draw.bernoulli;

import cajal.brain.Neuron;

/// A cell that fires at random, whatever it did before: in each step it spikes with the probability
/// rate · dt. In f32 that is a multiple of 2⁻²⁴.
///
/// ```java
/// var noise = net.source("noise", 1000, 8);                             // 1000 cells of 8 Hz
/// noise.init(c -> c.rate = uniform(5, 10));                             // a rate for each
/// noise.stimulate(c -> c.input += sine(c.time(), 4, 10));               // and what is added to it
/// net.connect(noise, cells, random(0.1), c -> c.gE += 0.6).delay(1.5);
/// ```
///
/// The rate is `rate` and `input` together: below 0 Hz there are no spikes, from 1000 / dt on there
/// is one in every step.
public class PoissonSource extends Neuron {
  /// In Hz; so is `input`.
  public double rate;

  /// @param rate in Hz
  public PoissonSource(double rate) {
    this.rate = rate;
  }

  @Override
  protected boolean spikes() {
    return bernoulli((rate + input) * dt / 1000);
  }
}
