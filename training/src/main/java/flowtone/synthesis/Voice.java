package flowtone.synthesis;

import flowtone.audio.Waveform;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.model.FlowFamily;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A loaded voice: immutable, shared, thread-safe. Owns native memory; whoever loads it closes it,
 * after the last render.
 */
public final class Voice implements AutoCloseable {
  private final Path directory;
  private final Manifest manifest;
  private final FeatureEncoding encoding;
  private final StudentRunner synthesizer;

  /** What the networks remember of a long silence, which is before every sound. */
  private final float[] silentState;

  private Voice(
      Path directory, Manifest manifest, FeatureEncoding encoding, StudentRunner synthesizer) {
    this.directory = directory;
    this.manifest = manifest;
    this.encoding = encoding;
    this.synthesizer = synthesizer;
    this.silentState = afterSilence();
  }

  /**
   * Loads a voice directory.
   *
   * @throws VoiceException if it is missing, damaged or of a newer format
   */
  public static Voice load(Path directory) {
    Manifest manifest = VoiceFiles.manifest(directory);
    StudentRunner synthesizer = new StudentRunner(directory);
    FeatureEncoding encoding = new FeatureEncoding(manifest.labels().size(), manifest.melBands());
    if (synthesizer.featureWidth() != encoding.width()) {
      synthesizer.close();
      throw new VoiceException(
          "expected a model that reads %d features a hop in %s; got one that reads %d"
              .formatted(encoding.width(), directory, synthesizer.featureWidth()));
    }
    return new Voice(directory, manifest, encoding, synthesizer);
  }

  private float[] afterSilence() {
    FeatureTrack silence =
        Silence.of(
            Math.max(1, reachHops()),
            manifest.sampleRateHz(),
            manifest.hopSamples(),
            LabelMix.first(manifest),
            manifest.melBands());
    StreamState unheard =
        new StreamState(
            0,
            0,
            0,
            new ControlHistory(encoding, manifest.contextHops()),
            new float[synthesizer.stateSize()]);
    return synthesizer.render(ChunkBatch.of(List.of(unheard), List.of(silence))).nextState();
  }

  /** Where this voice was loaded from. */
  public Path directory() {
    return directory;
  }

  public Manifest manifest() {
    return manifest;
  }

  /**
   * A fresh listener: silence before, noise from the seed.
   *
   * @param temperature scale of the noise, 0..1.5
   */
  public StreamState open(long seed, float temperature) {
    return open(seed, temperature, manifest.noiseScale());
  }

  private StreamState open(long seed, float temperature, float noiseScale) {
    ControlHistory history = new ControlHistory(encoding, manifest.contextHops());
    return new StreamState(seed, temperature, noiseScale, history, silentState);
  }

  /**
   * Renders the next chunk of each session as one batch. All chunks have the same number of hops. A
   * session must not be in two calls at once.
   *
   * @return samples [sessions][hops * hopSamples] at the level of the recordings trained on
   */
  public List<float[]> render(List<StreamState> sessions, List<FeatureTrack> chunks) {
    chunks.forEach(manifest::requireFit);
    StudentRunner.Rendered rendered = synthesizer.render(ChunkBatch.of(sessions, chunks));
    int samples = chunks.get(0).samples();
    List<float[]> audio = new ArrayList<>();
    for (int s = 0; s < sessions.size(); s++) {
      int size = synthesizer.stateSize();
      sessions.get(s).state(Arrays.copyOfRange(rendered.nextState(), s * size, (s + 1) * size));
      audio.add(level(rendered.audio(), s * samples, samples));
    }
    return audio;
  }

  /** Undoes the gain the corpus was multiplied by. */
  private float[] level(float[] audio, int offset, int samples) {
    float[] levelled = new float[samples];
    for (int i = 0; i < samples; i++) {
      levelled[i] = audio[offset + i] / manifest.gain();
    }
    return levelled;
  }

  /** Renders the next chunk of one session, samples [hops * hopSamples]. */
  public float[] render(StreamState session, FeatureTrack chunk) {
    return render(List.of(session), List.of(chunk)).get(0);
  }

  /** Renders a whole track from a fresh session, on as many threads as there are processors. */
  public Waveform synthesize(FeatureTrack track, long seed, float temperature) {
    return synthesize(track, seed, temperature, hops -> {});
  }

  /**
   * The same, telling of its progress.
   *
   * @param rendered told how many hops more are done, on any thread
   */
  public Waveform synthesize(
      FeatureTrack track, long seed, float temperature, IntConsumer rendered) {
    ParallelRenderer stretches = new ParallelRenderer(this, track, seed, temperature, reachHops());
    int count = reachHops() == 0 ? 1 : Runtime.getRuntime().availableProcessors();
    return new Waveform(stretches.render(count, rendered), manifest.sampleRateHz());
  }

  /** Hops before one that it can depend on; 0 in older voices, which do not say. */
  int reachHops() {
    return (synthesizer.reachSamples() + manifest.hopSamples() - 1) / manifest.hopSamples();
  }

  /**
   * Renders a whole track from a fresh session with noise of standard deviation 1, and the
   * distribution each sample was drawn from. Memory grows with the track: for recordings, not for
   * hours.
   */
  public Draw draw(FeatureTrack track, long seed) {
    manifest.requireFit(track);
    ChunkBatch whole = ChunkBatch.of(List.of(open(seed, 1, 1)), List.of(track));
    List<float[]> values =
        synthesizer.run(whole, SynthesisGraph.AUDIO, SynthesisGraph.MEAN, SynthesisGraph.LOG_SCALE);
    return new Draw(values.get(0), new PredictedGaussian(values.get(1), values.get(2)));
  }

  /**
   * The teacher this voice was distilled from, which the caller closes.
   *
   * @throws VoiceException if the voice does not carry a usable one
   */
  public TeacherScorer openTeacher() {
    return new TeacherScorer(VoiceFiles.teacher(directory), encoding, manifest.hopSamples());
  }

  /** Families of the flows it carries beside its student, in a fixed order. */
  public List<FlowFamily> flows() {
    return VoiceFiles.flows(directory);
  }

  /**
   * A flow it carries, which the caller closes.
   *
   * @throws VoiceException if it carries none of that family
   */
  public FlowVoice openFlow(FlowFamily family) {
    if (!flows().contains(family)) {
      throw new VoiceException(
          "expected one of the flows that the voice %s carries, %s; got '%s'"
              .formatted(manifest.name(), flows(), family));
    }
    return new FlowVoice(manifest, TrainedFlow.read(VoiceFiles.flowFile(directory, family)));
  }

  /** How features are encoded for this voice's networks. */
  public FeatureEncoding encoding() {
    return encoding;
  }

  /** Bytes that one listener's networks remember from chunk to chunk. */
  public long stateBytes() {
    return (long) Float.BYTES * synthesizer.stateSize();
  }

  @Override
  public void close() {
    synthesizer.close();
  }
}
