/// A user's own source file: compiled in memory and run, with no build file of its own.
@NullMarked
package cajal.cli.source;

import org.jspecify.annotations.NullMarked;
