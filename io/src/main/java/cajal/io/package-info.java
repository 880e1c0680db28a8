/// Files other than networks: spikes and recorded state as CSV, NPY and NPZ, summaries as JSON;
/// every file is written whole or not at all.
@NullMarked
package cajal.io;

import org.jspecify.annotations.NullMarked;
