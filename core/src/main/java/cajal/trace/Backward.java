package cajal.trace;

import java.util.List;

/// The gradient of a function as somebody wrote it: from the cotangents of its results those of its
/// arguments, for each one of its type. For an argument that is not f32 or f64 any tensor of its
/// type will do; it is not used.
@FunctionalInterface
public interface Backward {
  List<Tensor> cotangents(List<Tensor> arguments, List<Tensor> results, List<Tensor> cotangents);
}
