import cajal.brain.models.CobaLif;
import cajal.brain.network.Network;
import cajal.plot.Raster;

void main() {
  var net = new Network(0.1);
  var spikes = net.spikes(net.population(new CobaLif(), 10));
  net.run(100);
  Raster.of(0, 100, spikes.spikes()).write(Path.of("results/raster.png"));
}
