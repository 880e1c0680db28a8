package cajal.brain.text;

import cajal.brain.Neuron;
import cajal.brain.lower.ModelFields;
import cajal.text.Equation.Parameter;
import cajal.text.EquationSet;
import cajal.text.Source;
import cajal.text.Span;
import cajal.unit.PhysicalUnit;
import cajal.unit.Unit;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The class of a neuron that statements are about.
///
/// @param equations what its fields are, as if they had been defined as text
/// @param types of the fields
/// @param sums the fields whose unit is not known, as that of `input`
record Target(
    ClassDesc model,
    ModelLoader loader,
    EquationSet equations,
    Map<String, ClassDesc> types,
    Set<String> sums) {

  static Target of(Neuron neuron) {
    Class<? extends Neuron> type = neuron.getClass();
    ClassDesc model = type.describeConstable().orElseThrow();
    if (type.getClassLoader() instanceof ModelLoader loader && loader.equations() != null) {
      return new Target(model, loader, loader.equations(), Map.of(), Set.of());
    }
    ModelFields fields = ModelFields.of(type);
    List<Parameter> quantities = new ArrayList<>();
    Set<String> sums = new HashSet<>();
    fields.states().forEach(field -> add(quantities, field, false));
    fields.parameters().forEach(field -> add(quantities, field, true));
    for (Field field : fields.inputs()) {
      if (field.isAnnotationPresent(Unit.class)) {
        add(quantities, field, false);
      } else {
        sums.add(field.getName());
      }
    }
    Map<String, ClassDesc> types = new HashMap<>();
    for (List<Field> kind : List.of(fields.states(), fields.parameters(), fields.inputs())) {
      kind.forEach(f -> types.put(f.getName(), f.getType().describeConstable().orElseThrow()));
    }
    EquationSet equations =
        new EquationSet(new Source(""), Map.of(), List.of(), List.of(), quantities);
    return new Target(model, new ModelLoader(type.getClassLoader(), null), equations, types, sums);
  }

  private static void add(List<Parameter> quantities, Field field, boolean constant) {
    if (Modifier.isPrivate(field.getModifiers())) return;
    Unit declared = field.getAnnotation(Unit.class);
    PhysicalUnit unit = declared == null ? PhysicalUnit.ONE : PhysicalUnit.parse(declared.value());
    quantities.add(
        new Parameter(field.getName(), unit, constant, false, false, null, new Span(0, 0, 0)));
  }
}
