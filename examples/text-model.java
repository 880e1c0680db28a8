import static cajal.brain.connect.Connect.random;

import cajal.brain.network.Network;
import cajal.brain.text.Equations;

void main() {
  var neuron =
      Equations.of(
              """
              dv/dt = (EL - v + gE*(EE - v) + drive)/tau : mV (unless refractory)
              dgE/dt = -gE/tauE : 1
              EL = -60*mV : mV (constant)
              EE = 0*mV : mV (constant)
              drive = 12*mV : mV (constant)
              tau : ms (constant)
              tauE : ms (constant)
              """)
          .named("TextLif")
          .threshold("v > -50*mV")
          .reset("v = -60*mV")
          .refractory("5*ms")
          .set("tau", 20)
          .set("tauE", 5)
          .set("v", -60)
          .neuron();

  try (var net = new Network(0.1)) {
    var cells = net.population("text", neuron, 500);
    net.connect(cells, cells, random(0.1), "gE += 0.002");
    var spikes = net.spikes(cells);
    net.run(200);
    IO.println("%.1f Hz".formatted(spikes.rate(0, 200)));
  }
}
