/// The benchmark networks that come with the library, as examples to read and as measures of speed.
@NullMarked
package cajal.brain.nets;

import org.jspecify.annotations.NullMarked;
