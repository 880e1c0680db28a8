/// Wiring diagrams at the command line: their files, and what they are like.
@NullMarked
package cajal.cli.connectome;

import org.jspecify.annotations.NullMarked;
