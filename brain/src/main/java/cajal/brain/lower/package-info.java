/// From a model's class to the graph of one step.
@NullMarked
package cajal.brain.lower;

import org.jspecify.annotations.NullMarked;
