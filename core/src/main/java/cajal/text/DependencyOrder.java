package cajal.text;

import cajal.text.Equation.SubExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sorts sub-expressions so that each stands behind those it uses.
final class DependencyOrder {
  private final Source source;
  private final Map<String, SubExpression> all = new LinkedHashMap<>();
  private final Set<SubExpression> sorted = new LinkedHashSet<>();
  private final List<String> path = new ArrayList<>();

  private DependencyOrder(Source source, List<SubExpression> equations) {
    this.source = source;
    for (SubExpression equation : equations) all.put(equation.name(), equation);
  }

  static List<SubExpression> of(Source source, List<SubExpression> equations) {
    DependencyOrder order = new DependencyOrder(source, equations);
    equations.forEach(order::visit);
    return List.copyOf(order.sorted);
  }

  private void visit(SubExpression equation) {
    if (sorted.contains(equation)) return;
    int seen = path.indexOf(equation.name());
    path.add(equation.name());
    if (seen >= 0) {
      throw EquationError.cycle(source, equation.span(), path.subList(seen, path.size()));
    }
    visitUses(equation.value());
    path.removeLast();
    sorted.add(equation);
  }

  private void visitUses(Expr expr) {
    if (expr instanceof Expr.Name e && all.containsKey(e.name())) {
      visit(all.get(e.name()));
    }
    expr.children().forEach(this::visitUses);
  }
}
