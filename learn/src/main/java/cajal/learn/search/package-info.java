/// The lowest point of a function in a box, searched with many candidates at once.
@NullMarked
package cajal.learn.search;

import org.jspecify.annotations.NullMarked;
