package flowtone.synthesis;

import flowtone.control.ControlEncoder;
import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.control.Silence;
import flowtone.incremental.FlowConditioner;
import flowtone.incremental.FlowControls;
import flowtone.incremental.IncrementalSampler;
import flowtone.incremental.InverseFilter;
import flowtone.incremental.NaiveSampler;
import flowtone.incremental.TeacherSampler;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.util.Arrays;

/**
 * A teacher, sampled one value after another: slower than the student distilled from it, and its
 * ceiling. Before a sound there is as much silence as the teacher can look back on. Thread-safe;
 * owns native memory.
 */
public final class TeacherSynthesizer implements Synthesizer {
  private final Manifest manifest;
  private final TrainedFlow teacher;
  private final ControlEncoder encoder;
  private final FlowConditioner conditioner;
  private final TeacherSampler sampler;

  private TeacherSynthesizer(Manifest manifest, TrainedFlow teacher, TeacherSampler sampler) {
    this.manifest = manifest;
    this.teacher = teacher;
    this.encoder = manifest.encoder(teacher.config().contextHops());
    this.conditioner =
        new FlowConditioner(
            teacher.config(), teacher.weights(), encoder.encoding().width(), manifest.hopSamples());
    this.sampler = sampler;
  }

  /**
   * A teacher that keeps what it has computed, in plain Java: a pass a frame in all.
   *
   * @param manifest of the voice that is or may be distilled from the teacher
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public static TeacherSynthesizer incremental(Manifest manifest, TrainedFlow teacher) {
    return new TeacherSynthesizer(
        manifest, teacher, new IncrementalSampler(teacher.config(), teacher.weights()));
  }

  /**
   * A teacher sampled as the textbook says: a pass of the network a sample.
   *
   * @param manifest of the voice that is or may be distilled from the teacher
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public static TeacherSynthesizer naive(Manifest manifest, TrainedFlow teacher) {
    return new TeacherSynthesizer(
        manifest, teacher, new NaiveSampler(teacher.config(), teacher.weights()));
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  /** Its sizes and weights. */
  public TrainedFlow trained() {
    return teacher;
  }

  /** Samples before one that it depends on. */
  public int receptiveField() {
    return teacher.config().receptiveField();
  }

  /** What it expects of given sounds; whoever asks for it closes it. */
  public TeacherScorer scorer() {
    return new TeacherScorer(teacher, encoder);
  }

  @Override
  public SynthesisStream open(NoiseSettings noise) {
    return new Stream(new LatentNoise(noise, 1));
  }

  /** Hops of silence that give the teacher a past before the first sample is drawn. */
  private int leadHops() {
    int hopSamples = manifest.hopSamples();
    return (receptiveField() + hopSamples - 1) / hopSamples;
  }

  private final class Stream implements SynthesisStream {
    private final LatentNoise noise;
    private final ControlHistory history = new ControlHistory(encoder);
    private final TeacherSampler.Stream samples = sampler.open();
    private int silentHops = leadHops();
    private InverseFilter unwhitening;

    Stream(LatentNoise noise) {
      this.noise = noise;
    }

    @Override
    public float[] next(FeatureTrack chunk) {
      manifest.requireFit(chunk);
      int lead = silentHops * chunk.hopSamples();
      FeatureTrack led = Silence.before(chunk, silentHops).followedBy(chunk);
      silentHops = 0;
      float[] z = new float[led.samples()];
      System.arraycopy(noise.next(chunk.samples()), 0, z, lead, chunk.samples());
      FlowControls controls = conditioner.apply(history.next(led));
      float[] sound = unwhitened(samples.next(controls, z, lead), controls);
      for (int t = lead; t < sound.length; t++) {
        sound[t] /= manifest.gain();
      }
      return Arrays.copyOfRange(sound, lead, sound.length);
    }

    /** The sound of what a teacher of whitened sound draws. */
    private float[] unwhitened(float[] drawn, FlowControls controls) {
      if (controls.responses().length == 0) {
        return drawn;
      }
      unwhitening = unwhitening == null ? InverseFilter.of(controls) : unwhitening;
      return unwhitening.apply(drawn, controls.responses());
    }
  }

  @Override
  public void close() {
    sampler.close();
    conditioner.close();
  }
}
