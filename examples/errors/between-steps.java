import static cajal.brain.connect.Connect.random;

import cajal.brain.models.CobaLif;
import cajal.brain.network.Network;

void main() {
  var net = new Network(0.1);
  var cells = net.population(new CobaLif(), 100);
  net.connect(cells, cells, random(0.1), c -> c.gE += 0.6).delay(1.25);
  net.run(1);
}
