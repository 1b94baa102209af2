package flowtone.benchmark;

import flowtone.audio.Waveform;
import flowtone.flow.ConvergenceException;
import flowtone.report.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What each contestant makes of the same notes. */
final class Sounds {
  /** Who would take longer is not waited for. */
  private static final double MOST_SECONDS = 120;

  private final Workload course;
  private final Consumer<String> progress;

  Sounds(Workload course, Consumer<String> progress) {
    this.course = course;
    this.progress = progress;
  }

  /** A player for each that is quick enough; the textbook's sound is that of its cached twin. */
  List<Player> of(List<BenchmarkedModel> contestants, List<Result> results) {
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      BenchmarkedModel contestant = contestants.get(i);
      Throughput pace = results.get(i).paces().get(Mode.OFFLINE);
      boolean twin = contestant.profile().id().equals(Ids.TEACHER_TEXTBOOK);
      if (!twin
          && pace != null
          && course.track().samples() / pace.samplesPerSecond() < MOST_SECONDS) {
        player(contestant).ifPresent(players::add);
      }
    }
    return players;
  }

  private Optional<Player> player(BenchmarkedModel contestant) {
    Profile profile = contestant.profile();
    progress.accept(profile.id());
    try {
      float[] sound = contestant.sample(course.track(), course.seed());
      Waveform waveform = new Waveform(sound, course.track().sampleRateHz());
      return Optional.of(Player.of(waveform, caption(profile)));
    } catch (ConvergenceException e) {
      // The race sampled a shorter part of the notes.
      return Optional.empty();
    }
  }

  private static String caption(Profile profile) {
    return profile.id().equals(Ids.TEACHER_CACHED)
        ? "%s, %s: the same samples for either".formatted(Ids.TEACHER_TEXTBOOK, profile.id())
        : "%s: %s".formatted(profile.id(), profile.title());
  }
}
