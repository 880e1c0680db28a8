/// Spike trains of one cell, and how far two of them are apart.
@NullMarked
package cajal.brain.trains;

import org.jspecify.annotations.NullMarked;
