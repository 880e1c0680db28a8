package cajal.io.sonata;

/// Widening of arrays that `java.util.stream` has no source for.
final class Numbers {
  private Numbers() {}

  static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) result[i] = values[i];
    return result;
  }

  static double[] doubles(long[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) result[i] = values[i];
    return result;
  }

  static long[] longs(short[] values) {
    long[] result = new long[values.length];
    for (int i = 0; i < result.length; i++) result[i] = values[i];
    return result;
  }

  static long[] longs(byte[] values) {
    long[] result = new long[values.length];
    for (int i = 0; i < result.length; i++) result[i] = values[i];
    return result;
  }

  static long[] longs(int[] values) {
    long[] result = new long[values.length];
    for (int i = 0; i < result.length; i++) result[i] = values[i];
    return result;
  }
}
