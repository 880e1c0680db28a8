package cajal.io.tensors;

import cajal.error.Spelling;
import cajal.io.FormatError;
import cajal.ir.Type;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters and the tensors of a file that are theirs by name, found to be of their types.
record ParameterMatch(Map<Parameter, Tensor> tensors) {
  private static final int LISTED = 6;

  void set() {
    tensors.forEach(Parameter::set);
  }

  static ParameterMatch of(
      Path file, Map<String, Tensor> found, List<Parameter> parameters, Selection selection) {
    Map<String, Parameter> wanted = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (wanted.put(parameter.name(), parameter) != null) throw twice(parameter.name());
    }
    Map<Parameter, Tensor> matched = new LinkedHashMap<>();
    Differences differences = new Differences();
    wanted.forEach((name, parameter) -> {
      Tensor tensor = found.get(name);
      if (tensor != null && tensor.type().equals(parameter.type())) {
        matched.put(parameter, tensor);
      } else if (tensor != null) {
        differences.type(name, parameter.type(), tensor.type());
      } else if (selection == Selection.ALL) {
        differences.missing(name, parameter.type(), found, wanted);
      }
    });
    if (selection == Selection.ALL) {
      found.forEach((name, tensor) -> {
        if (!wanted.containsKey(name)) differences.unexpected(name, tensor.type());
      });
    }
    differences.requireNone(file);
    if (matched.isEmpty() && !wanted.isEmpty()) throw nothingShared(file, found, wanted);
    return new ParameterMatch(matched);
  }

  static IllegalArgumentException twice(String name) {
    return new IllegalArgumentException(
        "two parameters named '%s': a file holds them by name; give each its own".formatted(name));
  }

  private static FormatError nothingShared(
      Path file, Map<String, Tensor> found, Map<String, Parameter> wanted) {
    return new FormatError(
        file,
        "at least one of the parameters " + TensorFile.listed(wanted.keySet()),
        found.isEmpty() ? "no arrays at all" : TensorFile.listed(found.keySet()),
        "Check that it is the file of this network.");
  }

  /// What does not fit, gathered so that one look at the message is enough.
  private static final class Differences {
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private @Nullable String advice;

    private void type(String name, Type wanted, Type is) {
      add("'%s' %s".formatted(name, wanted), "'%s' %s".formatted(name, is));
      if (advice != null) return;
      advice =
          wanted.shape().equals(is.shape())
              ? "Save it as " + wanted.dtype() + ", or give the parameter the file's element type."
              : "Build the network with the sizes it was saved with, or reshape the array.";
    }

    private void missing(
        String name, Type wanted, Map<String, Tensor> all, Map<String, Parameter> others) {
      List<String> free = all.keySet().stream().filter(one -> !others.containsKey(one)).toList();
      add("'%s' %s".formatted(name, wanted), "no '" + name + "'");
      if (advice == null) advice = names() + Spelling.suggestion(name, free);
    }

    private void unexpected(String name, Type is) {
      add("nothing under '" + name + "'", "'%s' %s".formatted(name, is));
      if (advice == null) advice = names();
    }

    private static String names() {
      return "Give parameters and arrays the same names, or load with Selection.SHARED.";
    }

    private void add(String wanted, String is) {
      expected.add(wanted);
      found.add(is);
    }

    private void requireNone(Path file) {
      if (advice != null) throw new FormatError(file, listed(expected), listed(found), advice);
    }

    private static String listed(List<String> all) {
      String first = String.join(", ", all.stream().limit(LISTED).toList());
      return all.size() > LISTED ? first + " and " + (all.size() - LISTED) + " more" : first;
    }
  }
}
