package cajal.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// What stands after the name of a source file is for its main method, options included.
final class SourceArguments implements IParameterPreprocessor {
  @Override
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    if (!arguments.peek().endsWith(".java")) return false;
    List<String> rest = new ArrayList<>(arguments);
    Collections.reverse(rest);
    arguments.clear();
    ((RunCommand) command.userObject()).source(rest);
    return true;
  }
}
