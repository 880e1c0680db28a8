package cajal.brain.network;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// What holds for every network made while it is bound, whatever the program that makes it says:
/// for whoever runs the program of somebody else.
///
/// ```java
/// var asked = new Settings(OptionalLong.of(7), OptionalInt.empty(), false);
/// ScopedValue.where(Settings.ASKED, asked).run(program);
/// ```
///
/// @param doublePrecision true for f64; where false, the program decides
public record Settings(OptionalLong seed, OptionalInt threads, boolean doublePrecision) {
  public static final ScopedValue<Settings> ASKED = ScopedValue.newInstance();

  private static final Settings NONE =
      new Settings(OptionalLong.empty(), OptionalInt.empty(), false);

  static Settings current() {
    return ASKED.isBound() ? ASKED.get() : NONE;
  }
}
