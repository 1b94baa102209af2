package flowtone.synthesis;

import flowtone.audio.Waveform;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.incremental.FlowConditioner;
import flowtone.incremental.IncrementalSampler;
import flowtone.incremental.NaiveSampler;
import flowtone.incremental.TeacherSampler;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;

/**
 * A teacher that can be heard: slower than the voice distilled from it, and its ceiling. Owns
 * native memory; whoever makes it closes it. Thread-safe.
 */
public final class TeacherVoice implements AutoCloseable {
  private final Manifest manifest;
  private final TrainedFlow teacher;
  private final FeatureEncoding encoding;
  private final FlowConditioner conditioner;
  private final IncrementalSampler sampler;

  /**
   * @param manifest of the voice that is or may be distilled from the teacher
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public TeacherVoice(Manifest manifest, TrainedFlow teacher) {
    this.manifest = manifest;
    this.teacher = teacher;
    this.encoding = new FeatureEncoding(manifest.labels().size(), manifest.melBands());
    this.conditioner =
        new FlowConditioner(
            teacher.config(), teacher.weights(), encoding.width(), manifest.hopSamples());
    this.sampler = new IncrementalSampler(teacher.config(), teacher.weights());
  }

  /** The features it reads and the sound it makes. */
  public Manifest manifest() {
    return manifest;
  }

  /** Samples before one that it depends on. */
  public int receptiveField() {
    return teacher.config().receptiveField();
  }

  /** Trained values. */
  public long parameters() {
    return teacher.parameters();
  }

  /** The quick way of sampling, in plain Java. */
  public TeacherSampler cached() {
    return sampler;
  }

  /** The textbook's way of sampling; whoever asks for it closes it. */
  public NaiveSampler textbook() {
    return new NaiveSampler(teacher.config(), teacher.weights());
  }

  /** What it expects of given sounds; whoever asks for it closes it. */
  public TeacherScorer scorer() {
    return new TeacherScorer(teacher, encoding, manifest.hopSamples());
  }

  /** The sound of a whole track from silence on, sampled the quick way. */
  public Waveform synthesize(FeatureTrack track, long seed, float temperature) {
    return synthesize(track, seed, temperature, sampler);
  }

  /**
   * The sound of a whole track from silence on.
   *
   * @param temperature scale of the noise, 0..1.5
   * @param by one of the ways of sampling this teacher
   */
  public Waveform synthesize(FeatureTrack track, long seed, float temperature, TeacherSampler by) {
    return new Waveform(open(seed, temperature, by::sample).next(track), manifest.sampleRateHz());
  }

  /**
   * A fresh listener, for whom the teacher is sampled the quick way; used no longer than this.
   *
   * @param temperature scale of the noise, 0..1.5
   */
  public TeacherStream open(long seed, float temperature) {
    return open(seed, temperature, sampler.open()::next);
  }

  private TeacherStream open(long seed, float temperature, TeacherSampler by) {
    ControlHistory history = new ControlHistory(encoding, contextHops() + leadHops());
    StreamState session = new StreamState(seed, temperature, 1, history, new float[0]);
    return new TeacherStream(session, conditioner, by, manifest, contextHops(), leadHops());
  }

  /** Hops of silence that give the teacher a past before the first sample is drawn. */
  private int leadHops() {
    int hopSamples = manifest.hopSamples();
    return (teacher.config().receptiveField() + hopSamples - 1) / hopSamples;
  }

  private int contextHops() {
    return teacher.config().contextHops();
  }

  @Override
  public void close() {
    conditioner.close();
  }
}
