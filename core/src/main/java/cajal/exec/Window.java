package cajal.exec;

/// A part of an array that starts somewhere else in each turn of a loop.
final class Window {
  Object array;
  int start;

  Window(Object array) {
    this.array = array;
  }

  /// The array at `place`, which is one or a window of one.
  static Object array(Object place) {
    return place instanceof Window window ? window.array : place;
  }

  /// Where what is at `place` starts in its array.
  static int start(Object place) {
    return place instanceof Window window ? window.start : 0;
  }
}
