package cajal.plot;

/// The data area of a panel on the page, and the axes that map values into it.
record Frame(Box box, Axis horizontal, Axis vertical) {
  double x(double value) {
    return box.x() + box.width() * horizontal.fraction(value);
  }

  double y(double value) {
    return box.bottom() - box.height() * vertical.fraction(value);
  }
}
