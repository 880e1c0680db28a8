import cajal.brain.text.Equations;

void main() {
  Equations.of(
      """
      dv/dt = (EL - v + R*input)/tua : mV
      EL : mV (constant)
      R : MOhm (constant)
      tau : ms (constant)
      input : nA (input)
      """);
}
