/// Neuron models of the field, each one neuron in plain Java; the numbers are the ones of the
/// source named in the class.
@NullMarked
package cajal.brain.models;

import org.jspecify.annotations.NullMarked;
