/// Files of named arrays: parameters, what an optimiser keeps of them, and checkpoints, as
/// safetensors and NPZ, which Python reads as well; every file is written whole or not at all.
@NullMarked
package cajal.io.tensors;

import org.jspecify.annotations.NullMarked;
