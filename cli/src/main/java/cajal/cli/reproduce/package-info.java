/// Published results by one command: the stages of it, what was asked of them, and their report.
@NullMarked
package cajal.cli.reproduce;

import org.jspecify.annotations.NullMarked;
