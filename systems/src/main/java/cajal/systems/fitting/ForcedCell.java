package cajal.systems.fitting;

import cajal.trace.Tensor;
import java.util.List;

/// A cell with the spikes of the data in the place of its own.
///
/// @param spikes `[traces][steps]`
/// @param run what it does with them
record ForcedCell(CellModel cell, boolean[][] spikes, Run run) implements CellModel {
  interface Run {
    Response respond(List<Tensor> parameters, Stimuli stimuli, boolean[][] spikes);
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public List<Free> free() {
    return cell.free();
  }

  @Override
  public boolean resets() {
    return false;
  }

  @Override
  public Response respond(List<Tensor> parameters, Stimuli stimuli) {
    return run.respond(parameters, stimuli, spikes);
  }

  @Override
  public CellModel forced(boolean[][] others) {
    return new ForcedCell(cell, others, run);
  }
}
