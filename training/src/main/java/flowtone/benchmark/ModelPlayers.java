package flowtone.benchmark;

import flowtone.audio.Waveform;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.Mode;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.model.ModelProfile;
import flowtone.benchmark.timing.SpeedResult;
import flowtone.benchmark.timing.Throughput;
import flowtone.benchmark.timing.Workload;
import flowtone.flow.ConvergenceException;
import flowtone.report.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Samples the same notes with each model, for the page of a report. */
final class ModelPlayers {
  /** Models that would take longer are left out. */
  private static final double MAX_SECONDS = 120;

  private final Workload workload;
  private final Consumer<String> progress;

  /**
   * @param progress told the id of the model that is sampled next
   */
  ModelPlayers(Workload workload, Consumer<String> progress) {
    this.workload = workload;
    this.progress = progress;
  }

  /** A player for each model that is fast enough; the two teachers share one. */
  List<Player> of(List<BenchmarkedModel> models, List<SpeedResult> speeds) {
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      BenchmarkedModel model = models.get(i);
      boolean textbook = model.profile().id().equals(ModelIds.TEACHER_TEXTBOOK);
      if (!textbook && isFastEnough(speeds.get(i).throughputs().get(Mode.OFFLINE))) {
        player(model).ifPresent(players::add);
      }
    }
    return players;
  }

  private boolean isFastEnough(Throughput offline) {
    return offline != null && workload.track().samples() / offline.samplesPerSecond() < MAX_SECONDS;
  }

  private Optional<Player> player(BenchmarkedModel model) {
    ModelProfile profile = model.profile();
    progress.accept(profile.id());
    try {
      float[] sound = model.sample(workload.track(), workload.seed());
      Waveform waveform = new Waveform(sound, workload.track().sampleRateHz());
      return Optional.of(Player.of(waveform, caption(profile)));
    } catch (ConvergenceException e) {
      // What was timed may have been a shorter part of the notes, on which it converged.
      return Optional.empty();
    }
  }

  private static String caption(ModelProfile profile) {
    return profile.id().equals(ModelIds.TEACHER_CACHED)
        ? "%s, %s: the same samples for either".formatted(ModelIds.TEACHER_TEXTBOOK, profile.id())
        : "%s: %s".formatted(profile.id(), profile.title());
  }
}
