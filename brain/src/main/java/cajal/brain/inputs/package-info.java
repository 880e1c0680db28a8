/// What drives cells from outside: waveforms, arrays over time, cells that fire at random.
@NullMarked
package cajal.brain.inputs;

import org.jspecify.annotations.NullMarked;
