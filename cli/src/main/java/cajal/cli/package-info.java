/// The command line: `cajal run`, `bench`, `explain` and the rest.
@NullMarked
package cajal.cli;

import org.jspecify.annotations.NullMarked;
