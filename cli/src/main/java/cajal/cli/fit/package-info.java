/// Recordings of single neurons, models fitted to them, and what `cajal fit` and `cajal predict`
/// write.
@NullMarked
package cajal.cli.fit;

import org.jspecify.annotations.NullMarked;
