/// How equations are carried over a step, as data: read by the compiler and by the plain run.
@NullMarked
package cajal.brain.integrate;

import org.jspecify.annotations.NullMarked;
