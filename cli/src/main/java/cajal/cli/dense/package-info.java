/// Training steps of dense models, as deep-learning libraries are timed.
@NullMarked
package cajal.cli.dense;

import org.jspecify.annotations.NullMarked;
