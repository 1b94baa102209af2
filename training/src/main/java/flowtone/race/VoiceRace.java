package flowtone.race;

import flowtone.audio.FeatureTrack;
import flowtone.voice.Manifest;
import flowtone.voice.Voice;
import java.util.List;
import java.util.function.Consumer;

/** A voice raced against the teacher it was distilled from, without any training. */
public final class VoiceRace {
  private final Voice voice;
  private final Rules rules;
  private final Meter meter;
  private final Consumer<String> progress;

  /**
   * @param voice stays the caller's to close
   * @param progress told of what is run next
   */
  public VoiceRace(Voice voice, Rules rules, Meter meter, Consumer<String> progress) {
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
  public Raced run(double seconds, long seed, boolean whole) {
    Manifest manifest = voice.manifest();
    FeatureTrack track = Notes.of(manifest, seconds);
    Course course = new Course(track, voice.synthesize(track, seed, 1).samples(), seed);
    try (VoiceContestants contestants = new VoiceContestants(voice, whole)) {
      return raced(course, contestants.all(), whole);
    }
  }

  private Raced raced(Course course, List<Contestant> contestants, boolean heard) {
    List<Result> results = new Race(course, rules, meter, progress).run(contestants);
    Conditions conditions = Conditions.of(course, rules);
    List<Row> rows = results.stream().map(result -> Row.of(result, null)).toList();
    RaceReport report =
        RaceReport.of(
            voice.manifest().name(), rows, List.of(), conditions, Method.ofSpeeds(conditions));
    Sounds sounds = new Sounds(course, progress);
    return new Raced(report, heard ? sounds.of(contestants, results) : List.of());
  }
}
