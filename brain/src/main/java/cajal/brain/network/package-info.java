/// Networks: populations, projections, stimuli, recordings, runs.
@NullMarked
package cajal.brain.network;

import org.jspecify.annotations.NullMarked;
