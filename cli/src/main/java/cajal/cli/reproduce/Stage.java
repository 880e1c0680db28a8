package cajal.cli.reproduce;

import java.util.List;

/// One command of a reproduction.
///
/// @param name of its folder
/// @param title of its part of the report
/// @param arguments of `cajal`, without the folder of its files; data lie in [Place#DATA]
/// @param kind what the command leaves
public record Stage(String name, String title, List<String> arguments, Kind kind) {
  /// What a command leaves, and how it is run.
  public enum Kind {
    /// One line of JSON with times: nothing else runs meanwhile.
    MEASUREMENT,
    /// The folder named with `--out`.
    FILES,
    /// The same, with a checkpoint from which it goes on when told `--resume`.
    TRAINING
  }

  public Stage {
    arguments = List.copyOf(arguments);
  }

  static Stage measurement(String name, String title, String... arguments) {
    return new Stage(name, title, List.of(arguments), Kind.MEASUREMENT);
  }

  static Stage files(String name, String title, String... arguments) {
    return new Stage(name, title, List.of(arguments), Kind.FILES);
  }

  static Stage training(String name, String title, String... arguments) {
    return new Stage(name, title, List.of(arguments), Kind.TRAINING);
  }

  /// Whether nothing else may run meanwhile.
  public boolean isAlone() {
    return kind == Kind.MEASUREMENT;
  }

  /// As one may type it.
  public String command() {
    return "./cajal " + String.join(" ", arguments);
  }
}
