/// Slopes for spikes, which have none: surrogate gradients as plain Java formulas.
@NullMarked
package cajal.surrogate;

import org.jspecify.annotations.NullMarked;
