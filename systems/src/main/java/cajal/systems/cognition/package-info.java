/// Networks constrained by anatomy and trained on cognitive tasks, after Wang et al. 2024 (arXiv
/// 2406.19708).
@NullMarked
package cajal.systems.cognition;

import org.jspecify.annotations.NullMarked;
