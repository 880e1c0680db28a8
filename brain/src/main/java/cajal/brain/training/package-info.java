/// Networks as differentiable programs: the steps of a simulation, unrolled in time, with gradients
/// by weights, parameters and initial states.
@NullMarked
package cajal.brain.training;

import org.jspecify.annotations.NullMarked;
