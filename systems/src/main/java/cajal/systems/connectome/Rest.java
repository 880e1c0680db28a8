package cajal.systems.connectome;

import cajal.brain.connectome.Connectome;
import cajal.brain.connectome.Wiring;
import java.util.Arrays;

/// The voltages at which a graded network stays when every cell's release is half open: the
/// solution of a linear system, by sweeps over the cells.
///
/// Source: Kunert et al. 2014, eq. 5.
record Rest(Connectome connectome, Signs signs, Strength strength) {
  private static final double PRECISION = 1e-9;
  private static final int MOST_SWEEPS = 100_000;

  /// @param neuron whose parameters all cells have
  double[] voltages(GradedNeuron neuron) {
    int size = connectome.size();
    double open = neuron.opening / 2 / (neuron.opening / 2 + neuron.closing);
    double[] conductance = new double[size];
    double[] drive = new double[size];
    Wiring chemical = connectome.chemical();
    int[] source = chemical.csr().sources();
    for (int k = 0; k < source.length; k++) {
      int target = chemical.csr().target()[k];
      double g = strength.chemical() * chemical.counts()[k] * open;
      conductance[target] += g;
      drive[target] += g * (signs.excites(source[k]) ? neuron.EE : neuron.EI);
    }
    double[] v = new double[size];
    Arrays.fill(v, neuron.EL);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double change = 0;
      for (int i = 0; i < size; i++) {
        double next = balanced(i, v, conductance[i] + neuron.gL, drive[i] + neuron.gL * neuron.EL);
        change = Math.max(change, Math.abs(next - v[i]));
        v[i] = next;
      }
      if (change < PRECISION) return v;
    }
    throw new IllegalStateException(
        "resting voltages were not found in %d sweeps; the gap junctions are too strong"
            .formatted(MOST_SWEEPS));
  }

  private double balanced(int cell, double[] v, double conductance, double drive) {
    Wiring electrical = connectome.electrical();
    int[] rowStart = electrical.csr().rowStart();
    for (int k = rowStart[cell]; k < rowStart[cell + 1]; k++) {
      double g = strength.electrical() * electrical.counts()[k];
      conductance += g;
      drive += g * v[electrical.csr().target()[k]];
    }
    return drive / conductance;
  }
}
