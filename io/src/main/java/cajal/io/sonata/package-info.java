/// Networks, simulations and spikes in the SONATA format (Dai et al. 2020, PLoS Comput Biol 16:
/// e1007696): JSON configurations, CSV tables of types, HDF5 nodes, edges and spikes.
@NullMarked
package cajal.io.sonata;

import org.jspecify.annotations.NullMarked;
