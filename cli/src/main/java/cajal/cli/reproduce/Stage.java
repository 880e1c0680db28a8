package cajal.cli.reproduce;

import java.util.List;

/// One command of a reproduction.
///
/// @param name of its folder
/// @param title of its part of the report
/// @param arguments of `cajal`, without the folder of its files
/// @param folder whether the command writes files, to the folder named with `--out`
/// @param resumes whether it goes on from a checkpoint when told `--resume`
public record Stage(
    String name, String title, List<String> arguments, boolean folder, boolean resumes) {
  public Stage {
    arguments = List.copyOf(arguments);
  }

  /// A command that prints one line of JSON.
  static Stage line(String name, String title, String... arguments) {
    return new Stage(name, title, List.of(arguments), false, false);
  }

  /// A command that writes a folder.
  static Stage files(String name, String title, String... arguments) {
    return new Stage(name, title, List.of(arguments), true, false);
  }

  /// A training, which goes on where it was stopped.
  static Stage training(String name, String title, String... arguments) {
    return new Stage(name, title, List.of(arguments), true, true);
  }
}
