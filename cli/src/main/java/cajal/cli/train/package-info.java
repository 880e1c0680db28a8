/// Networks that `cajal train` trains: their tasks, their settings, their reports.
@NullMarked
package cajal.cli.train;

import org.jspecify.annotations.NullMarked;
