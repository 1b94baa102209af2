package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import flowtone.incremental.IncrementalStudent;
import flowtone.model.FlowFamilies;
import flowtone.synthesis.StudentScorer;
import flowtone.synthesis.Synthesizer;
import flowtone.synthesis.Voice;
import java.util.Set;

/** A voice: the student distilled from its teacher. */
public final class BenchmarkedStudent implements BenchmarkedModel {
  private final Voice voice;
  private final StudentScorer scorer;

  /**
   * A student that is only sampled: a voice does not carry what its density takes.
   *
   * @param voice stays the caller's to close
   */
  public BenchmarkedStudent(Voice voice) {
    this(voice, null);
  }

  /**
   * A student whose density is computed as well.
   *
   * @param voice stays the caller's to close
   * @param scorer of the same student; stays the caller's to close
   */
  public BenchmarkedStudent(Voice voice, StudentScorer scorer) {
    this.voice = voice;
    this.scorer = scorer;
  }

  @Override
  public ModelProfile profile() {
    Long parameters = scorer == null ? null : scorer.parameters();
    return new ModelProfile(
        ModelIds.STUDENT,
        "IAF student",
        "a pass for all samples",
        parameters,
        null,
        voice.student().stateBytes(),
        ModelProfile.PassesInWords.of(FlowFamilies.IAF.passes()));
  }

  @Override
  public Set<Mode> modes() {
    return scorer == null
        ? Set.of(Mode.OFFLINE, Mode.LIVE)
        : Set.of(Mode.OFFLINE, Mode.LIVE, Mode.DENSITY);
  }

  @Override
  public Synthesizer synthesizer() {
    return voice.student();
  }

  /** The inverse is taken one sample after another. */
  @Override
  public boolean isSlowToScore() {
    return true;
  }

  /** By the cached inverse; NaN or infinite where that is unstable. */
  @Override
  public LogDensity score(float[] sound, FeatureTrack track) {
    CorpusLevel level = new CorpusLevel(voice.manifest().gain());
    IncrementalStudent.Noise found = scorer.of(level.of(sound), track);
    return level.scored(found.noise(), found.logScale());
  }

  @Override
  public void close() {
    // The voice belongs to whoever loaded it.
  }
}
