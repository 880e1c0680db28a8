/// Networks in which connections exist only where anatomy has them, and the worm C. elegans, whose
/// anatomy is known.
@NullMarked
package cajal.systems.connectome;

import org.jspecify.annotations.NullMarked;
