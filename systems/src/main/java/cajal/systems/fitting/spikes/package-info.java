/// Spiking models of a recorded neuron: which spikes they predict, fitted and judged by the rules
/// of the Quantitative Single-Neuron Modeling Competition.
@NullMarked
package cajal.systems.fitting.spikes;

import org.jspecify.annotations.NullMarked;
