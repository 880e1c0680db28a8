/// Who connects to whom, and with which weights.
@NullMarked
package cajal.brain.connect;

import org.jspecify.annotations.NullMarked;
