package cajal.brain.network;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// What holds for every network made while it is bound, whatever the program that makes it says:
/// for whoever runs the program of somebody else.
///
/// ```java
/// var asked = new Settings(OptionalLong.of(7), OptionalInt.empty(), false, () -> false);
/// ScopedValue.where(Settings.ASKED, asked).run(program);
/// ```
///
/// @param doublePrecision true for f64; where false, the program decides
/// @param stop asked now and then during a run: from when it is true on, runs end early and others
///   do not begin
public record Settings(
    OptionalLong seed, OptionalInt threads, boolean doublePrecision, BooleanSupplier stop) {
  public static final ScopedValue<Settings> ASKED = ScopedValue.newInstance();

  private static final Settings NONE =
      new Settings(OptionalLong.empty(), OptionalInt.empty(), false, () -> false);

  static Settings current() {
    return ASKED.isBound() ? ASKED.get() : NONE;
  }
}
