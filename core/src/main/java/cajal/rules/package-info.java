/// What is known about the operations of a graph: simplification, lowering, derivatives, batches.
@NullMarked
package cajal.rules;

import org.jspecify.annotations.NullMarked;
