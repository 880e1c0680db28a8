package cajal.cli.fit;

import cajal.exec.Settings;
import cajal.learn.search.Landscape;
import cajal.systems.fitting.CellModel;
import cajal.systems.fitting.Fit;
import cajal.systems.fitting.Loss;
import cajal.systems.fitting.Score;
import cajal.systems.fitting.Scored;
import cajal.systems.fitting.SpikeLikelihood;
import cajal.systems.fitting.SquaredLoss;
import cajal.systems.fitting.Stimuli;
import cajal.systems.fitting.TrainScore;

/// What is made small when a cell is fitted.
///
/// @param title of the loss, for people
/// @param unit of its values; empty if they have none
/// @param landscape the loss by the parameters
/// @param gradients whether its gradients lead to the parameters
/// @param squares whether it also is a sum of squares
/// @param isOfSpikes whether it sees nothing but spikes
public record Aim(
    String title,
    String unit,
    Landscape landscape,
    boolean gradients,
    boolean squares,
    boolean isOfSpikes) {
  private static final int WIDTH = 12;

  /// A loss of what a cell does.
  public static Aim of(CellModel cell, Stimuli stimuli, Loss loss, Settings settings) {
    return new Aim(
        loss.title(),
        loss.unit(),
        new Fit(cell, stimuli, loss, WIDTH, settings),
        loss.misleading(cell) == null,
        loss.misleading(cell) == null && loss instanceof SquaredLoss,
        loss instanceof SpikeLikelihood);
  }

  /// A score, which has no gradient.
  public static Aim of(CellModel cell, Stimuli stimuli, Score score, Settings settings) {
    var landscape = new Scored(cell, stimuli, score, WIDTH, settings);
    return new Aim(score.title(), "", landscape, false, false, score instanceof TrainScore);
  }
}
