package flowtone.training;

import flowtone.storage.WeightArray;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import java.util.Map;

/**
 * Round by round, by other workers; this process measures what they come to. Used by one thread.
 *
 * @param rounds of the workers
 * @param session that has the state
 */
record RoundAdvance(Rounds rounds, TrainingSession session) implements Advance {
  @Override
  public Taken take(long step, long most, double rateFactor) {
    Rounds.Round round = rounds.next(step, most, rateFactor, session.capture());
    if (round.steps() == 0) {
      return new Taken(0, Map.of(), null);
    }
    session.restore(round.state());
    Map<String, Double> scalars =
        isFinite(round.state()) ? round.scalars() : Map.of(TrainingGraph.LOSS, Double.NaN);
    return new Taken(round.steps(), scalars, null);
  }

  private static boolean isFinite(Map<String, WeightArray> state) {
    for (WeightArray array : state.values()) {
      for (float value : array.values()) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public Map<String, WeightArray> kept() {
    return rounds.memory();
  }

  @Override
  public void close() {
    // The workers are not this process's.
  }
}
