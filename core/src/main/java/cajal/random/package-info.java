/// Counter-based random numbers: a draw is a pure function of a key and a counter.
@NullMarked
package cajal.random;

import org.jspecify.annotations.NullMarked;
