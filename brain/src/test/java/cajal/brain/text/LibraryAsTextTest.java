package cajal.brain.text;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.connect.Connect;
import cajal.brain.integrate.Scheme;
import cajal.brain.models.AdEx;
import cajal.brain.models.CobaLif;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Library models written as text run with the bits of their classes.
class LibraryAsTextTest {
  static Equations lif() {
    return Equations.of(
            """
            dv/dt = (EL - v + R*input)/tau : mV (unless refractory)
            tau = 20*ms : ms (constant)
            R = 1*MOhm : MOhm (constant)
            EL = -70*mV : mV (constant)
            input : nA (input)
            """)
        .named("Lif")
        .threshold("v > -50*mV")
        .reset("v = -60*mV")
        .refractory("2*ms")
        .set("v", -70);
  }

  static Equations coba() {
    return Equations.of(
            """
            dv/dt = (EL - v + gE*(EE - v) + gI*(EI - v) + drive + input)/tau : mV (unless refractory)
            dgE/dt = -gE/tauE : 1
            dgI/dt = -gI/tauI : 1
            tau = 20*ms : ms (constant); tauE = 5*ms : ms (constant); tauI = 10*ms : ms (constant)
            EL = -60*mV : mV (constant); EE = 0*mV : mV (constant); EI = -80*mV : mV (constant)
            drive = 20*mV : mV (constant)
            threshold = -50*mV : mV (constant); reset = -60*mV : mV (constant)
            tRef = 5*ms : ms (constant)
            input : mV (input)
            """)
        .named("CobaLif")
        .threshold("v > threshold")
        .reset("v = reset")
        .refractory("tRef")
        .set("v", -60);
  }

  static Equations adEx() {
    return Equations.of(
            """
            u = min(v, peak) : mV
            dv/dt = (gL*(EL - u) + gL*deltaT*exp((u - VT)/deltaT) - w + input)/C
                : mV (unless refractory)
            dw/dt = (a*(min(v, peak) - EL) - w)/tauW : pA
            C = 281*pF : pF (constant); gL = 30*nS : nS (constant)
            EL = -70.6*mV : mV (constant); VT = -50.4*mV : mV (constant)
            deltaT = 2*mV : mV (constant); tauW = 144*ms : ms (constant)
            a = 4*nS : nS (constant); b = 80.5*pA : pA (constant)
            peak = 20*mV : mV (constant)
            input : pA (input)
            """)
        .named("AdEx")
        .threshold("v > peak")
        .reset("v = EL; w += b")
        .refractory("0*ms")
        .set("v", -70.6);
  }

  private static Map<String, double[]> run(
      Neuron neuron,
      String input,
      List<String> names,
      BiConsumer<Network, Population<Neuron>> more) {
    try (Network net = new Network(0.1).doublePrecision().threads(1)) {
      Population<Neuron> cells = net.population("cells", neuron, 20);
      double[] v = new double[20];
      for (int i = 0; i < 20; i++) v[i] = -70 + i;
      cells.set("v", v);
      cells.stimulate(Statements.on(neuron).effect("input += " + input));
      more.accept(net, cells);
      var spikes = net.spikes(cells);
      net.run(100);
      Map<String, double[]> states = new LinkedHashMap<>();
      for (String name : names) states.put(name, cells.get(name));
      states.put("spikes", spikes.spikes().times());
      return states;
    }
  }

  private static void same(Map<String, double[]> text, Map<String, double[]> library) {
    assertThat(library.get("spikes")).hasSizeGreaterThan(20);
    assertThat(text.keySet()).isEqualTo(library.keySet());
    library.forEach((name, values) -> assertThat(text.get(name)).as(name).isEqualTo(values));
  }

  @Test
  void lifAsTextHasTheBitsOfLif() {
    same(
        run(lif().neuron(), "25*nA", List.of("v"), (net, cells) -> {}),
        run(new Lif(), "25", List.of("v"), (net, cells) -> {}));
  }

  @Test
  void adExAsTextHasTheBitsOfAdExInPlainJava() {
    PlainRun<Neuron> text = new PlainRun<>(adEx().neuron(), 1, 0.1, Scheme.EXPONENTIAL_EULER);
    PlainRun<AdEx> library = new PlainRun<>(new AdEx(), 1, 0.1, Scheme.EXPONENTIAL_EULER);
    text.inject("input", 1000);
    library.inject("input", 1000);
    text.run(1000);
    library.run(1000);
    assertThat(library.spikes().size()).isGreaterThan(3);
    assertThat(text.state("v")).isEqualTo(library.state("v"));
    assertThat(text.state("w")).isEqualTo(library.state("w"));
  }

  @Test
  void aNetworkAsTextHasTheBitsOfOneInJava() {
    Map<String, double[]> text =
        run(
            coba().neuron(),
            "0*mV",
            List.of("v", "gE", "gI"),
            (net, cells) -> {
              net.connect(cells.slice(0, 16), cells, Connect.random(0.3), "gE += 0.6");
              net.connect(cells.slice(16, 20), cells, Connect.random(0.3), "gI += 6.7*weight")
                  .weight(0.5);
            });
    Map<String, double[]> library =
        run(
            new CobaLif(),
            "0",
            List.of("v", "gE", "gI"),
            (net, cells) -> {
              net.connect(
                  cells.slice(0, 16), cells, Connect.random(0.3), c -> ((CobaLif) c).gE += 0.6);
              net.connect(
                      cells.slice(16, 20),
                      cells,
                      Connect.random(0.3),
                      (c, w) -> ((CobaLif) c).gI += 6.7 * w)
                  .weight(0.5);
            });
    same(text, library);
  }
}
