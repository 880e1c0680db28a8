/// Synapse models of the field, each one synapse in plain Java; the numbers are the ones of the
/// source named in the class.
@NullMarked
package cajal.brain.synapses;

import org.jspecify.annotations.NullMarked;
