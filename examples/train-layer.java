import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.init.Initializers;
import cajal.learn.online.*;
import cajal.learn.optim.Adam;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.surrogate.Surrogates;
import cajal.trace.*;

static final int CELLS = 40, STEPS = 30, ASKED = 5, BATCH = 32, INPUTS = 10;

/// A cell of one's own: a leaky potential that spikes at 1 and begins again, and a synaptic current.
static final class Cell implements OnlineCell {
  public int units() {
    return CELLS;
  }

  public List<Type> states(int batch) {
    return Collections.nCopies(2, Type.of(DType.F32, batch, CELLS));
  }

  public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
    var v = states.get(0).times(output(states).negate().plus(1)); // 0 after a spike
    var current = states.get(1).times(0.8).plus(currents.getFirst());
    return List.of(v.times(0.9).plus(current.times(0.2)), current);
  }

  public Tensor output(List<Tensor> states) {
    return Surrogates.spike(states.getFirst().minus(1), Surrogates.arctan());
  }
}

/// Trains such cells to say which half of the inputs was active first.
void main() {
  var key = Key.of(1);
  var input = weights("input", INPUTS, CELLS, 1, key);
  var among = weights("among", CELLS, CELLS, 0.2, key);
  var readout = Readout.of(weights("readout", CELLS, 2, 0.2, key), 0.9);
  var network = new OnlineNetwork(new Cell(), input, Optional.of(among), readout);
  var loss = StepLoss.crossEntropy(1.0 / BATCH / ASKED);
  var learning = Learning.of(network, Method.bptt(), loss); // or dRtrl(), eprop(), ...
  var step =
      TrainingStep.of(
          learning.parameters(), new Adam(), x -> learning.objective(x.get(0), x.get(1)));
  var random = new SplittableRandom(1);
  for (int k = 0; k <= 60; k++) {
    float[] spikes = new float[STEPS * BATCH * INPUTS], targets = new float[ASKED * BATCH * 2];
    for (int b = 0; b < BATCH; b++) {
      int last = random.nextInt(2);
      for (int t = 0; t < STEPS - ASKED; t++) {
        int half = t < 12 ? 1 - last : last;
        for (int i = 0; i < INPUTS; i++) {
          boolean active = i / (INPUTS / 2) == half;
          spikes[(t * BATCH + b) * INPUTS + i] = active && random.nextDouble() < 0.3 ? 1 : 0;
        }
      }
      for (int t = 0; t < ASKED; t++) targets[(t * BATCH + b) * 2 + last] = 1;
    }
    var xs = Tensor.of(spikes).reshape(STEPS, BATCH, INPUTS);
    var found = step.run(List.of(xs, Tensor.of(targets).reshape(ASKED, BATCH, 2)), 0.01);
    if (k % 20 == 0) IO.println("%2d: loss %.3f".formatted(k, found.getFirst().floats()[0]));
  }
}

static Parameter weights(String name, int rows, int columns, double sd, Key key) {
  var type = Type.of(DType.F32, rows, columns);
  return Parameter.of(name, Initializers.normal(0, sd).tensor(type, key.fold(name)));
}
