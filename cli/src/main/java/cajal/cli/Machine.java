package cajal.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What a measurement must say of the machine it was taken on.
final class Machine {
  private Machine() {}

  /// The processor family, as `uname -m` names it.
  static String family() {
    String arch = System.getProperty("os.arch", "unknown");
    return arch.equals("amd64") ? "x86_64" : arch;
  }

  /// One line for a report: processor family and number, Java, Cajal.
  static String description() {
    return "%s, %d processors, Java %s, Cajal %s"
        .formatted(
            family(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            CommandTree.VERSION);
  }

  /// Processes that wanted to run in the last minute, on average.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /// The most memory that the process has had at once, in bytes; where the system tells.
  static OptionalLong peakResident() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) return OptionalLong.empty();
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }

  /// The most heap in use, in bytes: the sum of what each part of it had at its own highest.
  static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
