package cajal.brain.text;

import static java.lang.constant.ConstantDescs.CD_double;

import cajal.text.Equation.SubExpression;
import cajal.text.EquationSet;
import cajal.text.Expr;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The sub-expressions of a model as methods. Each takes those it uses itself as arguments, so that
/// a caller evaluates every one of them, and its random draws, once.
record Abbreviations(EquationSet equations) {

  /// Those that an expression names, each behind those it uses.
  List<SubExpression> in(Expr expr) {
    Set<String> names = new HashSet<>();
    collect(expr, names);
    return equations.subExpressions().stream().filter(e -> names.contains(e.name())).toList();
  }

  /// Those that an expression needs, each behind those it uses.
  List<SubExpression> below(Expr expr) {
    Set<String> names = new HashSet<>();
    collect(expr, names);
    for (SubExpression equation : equations.subExpressions().reversed()) {
      if (names.contains(equation.name())) collect(equation.value(), names);
    }
    return equations.subExpressions().stream().filter(e -> names.contains(e.name())).toList();
  }

  private static void collect(Expr expr, Set<String> names) {
    if (expr instanceof Expr.Name e) names.add(e.name());
    expr.children().forEach(child -> collect(child, names));
  }

  /// The name of its method, apart from those of derivatives and noises.
  String method(SubExpression equation) {
    boolean taken =
        equations.differentials().stream()
            .anyMatch(state ->
                equation.name().equals(ModelClass.slope(state))
                    || equation.name().equals(ModelClass.noise(state)));
    return taken ? equation.name() + "'" : equation.name();
  }

  MethodTypeDesc type(SubExpression equation) {
    int arguments = in(equation.value()).size();
    return MethodTypeDesc.of(CD_double, Collections.nCopies(arguments, CD_double));
  }
}
