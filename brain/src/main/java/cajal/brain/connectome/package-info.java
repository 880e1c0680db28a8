/// Anatomy: named cells and the contacts between them, and what their wiring diagram is like.
@NullMarked
package cajal.brain.connectome;

import org.jspecify.annotations.NullMarked;
