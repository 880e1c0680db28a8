package cajal.exec;

/// Something a program does to arrays that were chosen when it was made. Nothing is allocated.
@FunctionalInterface
interface Step {
  void run();
}
