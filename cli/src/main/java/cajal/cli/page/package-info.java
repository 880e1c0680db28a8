/// Pages of HTML that reports are written on.
@NullMarked
package cajal.cli.page;

import org.jspecify.annotations.NullMarked;
