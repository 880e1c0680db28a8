/// Fitting neurons to recordings: the problems of Wang et al. 2024 (arXiv 2406.19708), the losses,
/// and what the data can tell of each parameter.
@NullMarked
package cajal.systems.fitting;

import org.jspecify.annotations.NullMarked;
