package flowtone.training;

import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.storage.WeightArray;
import flowtone.training.origin.FeatureLayout;
import flowtone.training.origin.StartingWeights;
import flowtone.training.origin.TakenWeights;
import flowtone.training.progress.ProgressLine;
import java.util.Map;

/**
 * Where a run begins. What it took over is said and kept before its first step; a run that is gone
 * on with has begun already.
 *
 * @param run that is open for training
 * @param layout of the features it is fitted to
 */
record StartingPoint(RunDirectory run, FeatureLayout layout) {
  static StartingPoint of(RunDirectory run, CorpusDescription corpus) {
    return new StartingPoint(run, FeatureLayout.of(corpus));
  }

  /**
   * Takes weights over, if there are some and the run is new.
   *
   * @param initial the run's own weights by name, as they are without any
   * @throws flowtone.training.step.TrainingException if there are some and none fits
   */
  void take(StartingWeights from, Map<String, WeightArray> initial, ProgressLine progress) {
    if (from.isNone() || run.checkpoints().latest().isPresent()) {
      return;
    }
    TakenWeights taken = from.takenBy(initial, layout);
    run.keepOrigin(taken);
    run.log(taken.sentence());
    progress.print(taken.sentence());
  }
}
