/// Published results by one command: stages that are run one after another, and their report.
@NullMarked
package cajal.cli.reproduce;

import org.jspecify.annotations.NullMarked;
