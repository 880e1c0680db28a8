/// Attention over the places of a sequence.
@NullMarked
package cajal.learn.nn.attention;

import org.jspecify.annotations.NullMarked;
