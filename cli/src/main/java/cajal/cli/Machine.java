package cajal.cli;

import java.lang.management.ManagementFactory;

/// What a measurement must say of the machine it was taken on.
final class Machine {
  private Machine() {}

  /// The processor family, as `uname -m` names it.
  static String family() {
    String arch = System.getProperty("os.arch", "unknown");
    return arch.equals("amd64") ? "x86_64" : arch;
  }

  /// Processes that wanted to run in the last minute, on average.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
