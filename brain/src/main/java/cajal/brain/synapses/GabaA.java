package cajal.brain.synapses;

/// GABA-A receptor: α 0.53 /(ms mM), β 0.18 /ms, 1 mM of transmitter for 1 ms; see [Kinetic].
///
/// Source: Destexhe et al. 1994, Neural Comput. 6:14; numbers as in BrainPy's GABAa.
public class GabaA extends Kinetic {
  public GabaA() {
    super(0.53, 0.18, 1, 1);
  }
}
