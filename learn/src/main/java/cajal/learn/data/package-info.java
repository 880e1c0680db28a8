/// Examples in shuffled batches, splits for validation and test, numbers as spikes, and what is
/// counted while training: accuracy, confusion, means.
@NullMarked
package cajal.learn.data;

import org.jspecify.annotations.NullMarked;
