/// Networks in the SONATA format, as far as they can be simulated.
@NullMarked
package cajal.cli.sonata;

import org.jspecify.annotations.NullMarked;
