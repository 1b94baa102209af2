package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.function.Consumer;

/** A voice raced against the teacher it was distilled from, without any training. */
public final class VoiceBenchmark {
  private final Voice voice;
  private final BenchmarkSettings rules;
  private final Clock meter;
  private final Consumer<String> progress;

  /**
   * @param voice stays the caller's to close
   * @param progress told of what is run next
   */
  public VoiceBenchmark(
      Voice voice, BenchmarkSettings rules, Clock meter, Consumer<String> progress) {
    this.voice = voice;
    this.rules = rules;
    this.meter = meter;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param seconds of notes to sample, at least a chunk
   * @param whole whether to race the flows that the voice carries beside its student, too, and to
   *     keep what each makes of the notes
   * @throws flowtone.voice.VoiceException if the voice carries no usable teacher
   */
  public BenchmarkResults run(double seconds, long seed, boolean whole) {
    Manifest manifest = voice.manifest();
    FeatureTrack track = NotesWorkload.of(manifest, seconds);
    Workload course =
        new Workload(
            track, voice.student().render(track, NoiseSettings.ofSeed(seed)).samples(), seed);
    try (VoiceModels contestants = new VoiceModels(voice, whole)) {
      return raced(course, contestants.all(), whole);
    }
  }

  private BenchmarkResults raced(
      Workload course, List<BenchmarkedModel> contestants, boolean heard) {
    List<Result> results = new Benchmark(course, rules, meter, progress).run(contestants);
    Conditions conditions = Conditions.of(course, rules);
    List<Row> rows = results.stream().map(result -> Row.of(result, null)).toList();
    BenchmarkReport report =
        BenchmarkReport.of(
            voice.manifest().name(),
            rows,
            List.of(),
            conditions,
            MeasurementMethod.ofSpeeds(conditions));
    Sounds sounds = new Sounds(course, progress);
    return new BenchmarkResults(report, heard ? sounds.of(contestants, results) : List.of());
  }
}
