package cajal.brain.synapses;

/// AMPA receptor: α 0.98 /(ms mM), β 0.18 /ms, 0.5 mM of transmitter for 0.5 ms; see [Kinetic].
///
/// Source: Destexhe et al. 1994, Neural Comput. 6:14; numbers as in BrainPy's AMPA.
public class Ampa extends Kinetic {
  public Ampa() {
    super(0.98, 0.18, 0.5, 0.5);
  }
}
