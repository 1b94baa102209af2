package flowtone.benchmark;

import flowtone.benchmark.model.VoiceModels;
import flowtone.benchmark.result.BenchmarkConditions;
import flowtone.benchmark.result.BenchmarkReport;
import flowtone.benchmark.result.BenchmarkResults;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.result.MeasurementMethod;
import flowtone.benchmark.timing.BenchmarkSettings;
import flowtone.benchmark.timing.Clock;
import flowtone.benchmark.timing.SpeedBenchmark;
import flowtone.benchmark.timing.SpeedResult;
import flowtone.benchmark.timing.Workload;
import flowtone.control.FeatureTrack;
import flowtone.report.Player;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.util.List;
import java.util.function.Consumer;

/** Benchmarks a voice's student against its teacher, without any training. */
public final class VoiceBenchmark {
  /** With loading and warm-up less than a minute for a teacher and its student alone. */
  private static final double PAIR_SECONDS = 18;

  /** For all the flows that a voice may carry. */
  private static final double WHOLE_SECONDS = 60;

  private final Voice voice;
  private final BenchmarkSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param voice stays the caller's to close
   * @param progress told the id of the model that runs next
   */
  public VoiceBenchmark(
      Voice voice, BenchmarkSettings settings, Clock clock, Consumer<String> progress) {
    this.voice = voice;
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /** Time that all repetitions should take together, see {@link #run}. */
  public static double seconds(boolean whole) {
    return whole ? WHOLE_SECONDS : PAIR_SECONDS;
  }

  /**
   * Times the models of the voice.
   *
   * @param seconds of notes to sample, at least a chunk
   * @param seed of the noise
   * @param whole whether to include the flows that the voice carries beside its student, and to
   *     keep the sound of each model
   * @throws flowtone.voice.VoiceException if the voice carries no usable teacher
   */
  public BenchmarkResults run(double seconds, long seed, boolean whole) {
    FeatureTrack track = NotesWorkload.of(voice.manifest(), seconds);
    Workload workload =
        new Workload(
            track, voice.student().render(track, NoiseSettings.ofSeed(seed)).samples(), seed);
    try (VoiceModels models = new VoiceModels(voice, whole)) {
      List<SpeedResult> speeds =
          new SpeedBenchmark(workload, settings, clock, progress).run(models.all());
      List<Player> players =
          whole ? new ModelPlayers(workload, progress).of(models.all(), speeds) : List.of();
      return new BenchmarkResults(report(workload, speeds), players);
    }
  }

  private BenchmarkReport report(Workload workload, List<SpeedResult> speeds) {
    BenchmarkConditions conditions = BenchmarkConditions.of(workload, settings);
    List<BenchmarkRow> rows = speeds.stream().map(speed -> BenchmarkRow.of(speed, null)).toList();
    return new BenchmarkReport(
        voice.manifest().name(),
        rows,
        List.of(),
        conditions,
        MeasurementMethod.ofSpeeds(conditions));
  }
}
