package cajal.learn.nn.conv;

import cajal.learn.nn.Scope;
import cajal.learn.nn.Takes;
import cajal.trace.Convolution;
import java.util.Arrays;

/// The shapes of kernels.
final class Kernels {
  private Kernels() {}

  /// The name of a layer in messages, if its sizes make sense.
  static String name(String kind, Scope scope, Convolution way, int in, int out, int... places) {
    String name = Takes.name(kind, scope);
    Takes.positive(name, "in", in);
    Takes.positive(name, "out", out);
    boolean fits = places.length > 0 && places.length < 4 && way.groups() > 0;
    for (int place : places) fits &= place > 0;
    if (!fits || in % way.groups() != 0 || out % way.groups() != 0) {
      throw new IllegalArgumentException(
          "%s: kernel %s for %d to %d channels in %d groups; give one to three lengths above 0, and channels that the groups divide"
              .formatted(name, Arrays.toString(places), in, out, way.groups()));
    }
    return name;
  }

  static int[] dims(int in, int out, int... places) {
    int[] dims = Arrays.copyOf(places, places.length + 2);
    dims[places.length] = in;
    dims[places.length + 1] = out;
    return dims;
  }

  static String axes(int places) {
    return "[batch, %s, channels]"
        .formatted(places == 1 ? "places" : places == 2 ? "height, width" : "depth, height, width");
  }
}
