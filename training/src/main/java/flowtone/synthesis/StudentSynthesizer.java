package flowtone.synthesis;

import flowtone.audio.Waveform;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.control.Silence;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The student of a voice, played as its SavedModel: a pass for all samples of a chunk, and one
 * batch for the chunks of several streams. Thread-safe; owns native memory.
 */
public final class StudentSynthesizer implements Synthesizer {
  private final Manifest manifest;
  private final ControlEncoder encoder;
  private final StudentRunner runner;

  /** What the networks remember of a long silence, which is before every sound. */
  private final float[] silentMemory;

  private StudentSynthesizer(Manifest manifest, ControlEncoder encoder, StudentRunner runner) {
    this.manifest = manifest;
    this.encoder = encoder;
    this.runner = runner;
    this.silentMemory = afterSilence();
  }

  /**
   * Loads the student of a voice directory.
   *
   * @throws VoiceException if it is missing, damaged or of a newer format
   */
  public static StudentSynthesizer load(Path directory) {
    Manifest manifest = VoiceFiles.manifest(directory);
    StudentRunner runner = new StudentRunner(directory);
    ControlEncoder encoder = manifest.encoder(manifest.contextHops());
    if (runner.featureWidth() != encoder.encoding().width()) {
      runner.close();
      throw new VoiceException(
          "expected a model that reads %d features a hop in %s; got one that reads %d"
              .formatted(encoder.encoding().width(), directory, runner.featureWidth()));
    }
    return new StudentSynthesizer(manifest, encoder, runner);
  }

  private float[] afterSilence() {
    FeatureTrack silence =
        Silence.of(
            Math.max(1, reachHops()),
            manifest.sampleRateHz(),
            manifest.hopSamples(),
            LabelMix.first(manifest),
            manifest.melBands());
    float[] noMemory = new float[runner.stateSize()];
    return runner.render(stream(new NoiseSettings(0, 0), 0, noMemory).given(silence)).nextState();
  }

  private StudentStream stream(NoiseSettings noise, float deviation, float[] memory) {
    return new StudentStream(
        (stream, chunk) -> next(List.of(stream), List.of(chunk)).get(0),
        new LatentNoise(noise, deviation),
        new ControlHistory(encoder),
        memory);
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public StudentStream open(NoiseSettings noise) {
    return stream(noise, manifest.noiseScale(), silentMemory);
  }

  /**
   * The next chunk of each stream, all as one batch. All chunks have the same number of hops. A
   * stream must not be in two calls at once.
   *
   * @param streams of this student
   * @param chunks one a stream
   * @return samples [streams][hops * hopSamples] at the level of the recordings trained on
   * @throws IllegalArgumentException if there is not one chunk a stream, their hops are not equally
   *     many, or the features do not fit the voice
   */
  public List<float[]> next(List<StudentStream> streams, List<FeatureTrack> chunks) {
    chunks.forEach(manifest::requireFit);
    requireOneEach(streams, chunks);
    StudentRunner.Rendered rendered =
        runner.render(
            ChunkTransform.Chunk.batch(
                IntStream.range(0, streams.size())
                    .mapToObj(s -> streams.get(s).given(chunks.get(s)))
                    .toList()));
    int samples = chunks.get(0).samples();
    int size = runner.stateSize();
    List<float[]> audio = new ArrayList<>();
    for (int s = 0; s < streams.size(); s++) {
      streams.get(s).remember(Arrays.copyOfRange(rendered.nextState(), s * size, (s + 1) * size));
      audio.add(level(rendered.audio(), s * samples, samples));
    }
    return audio;
  }

  private static void requireOneEach(List<StudentStream> streams, List<FeatureTrack> chunks) {
    if (streams.isEmpty() || streams.size() != chunks.size()) {
      throw new IllegalArgumentException(
          "expected one chunk a stream and at least one; got %d streams and %d chunks"
              .formatted(streams.size(), chunks.size()));
    }
    List<Integer> hops = chunks.stream().map(FeatureTrack::hops).distinct().toList();
    if (hops.size() > 1) {
      throw new IllegalArgumentException("expected chunks of equally many hops; got " + hops);
    }
  }

  /** Undoes the gain the corpus was multiplied by. */
  private float[] level(float[] audio, int offset, int samples) {
    float[] levelled = new float[samples];
    for (int i = 0; i < samples; i++) {
      levelled[i] = audio[offset + i] / manifest.gain();
    }
    return levelled;
  }

  /** A whole sound, rendered on as many threads as there are processors. */
  @Override
  public Waveform render(FeatureTrack track, NoiseSettings noise) {
    return render(track, noise, hops -> {});
  }

  /**
   * The same, telling of its progress.
   *
   * @param rendered told how many hops more are done, on any thread
   */
  public Waveform render(FeatureTrack track, NoiseSettings noise, IntConsumer rendered) {
    int threads = reachHops() == 0 ? 1 : Runtime.getRuntime().availableProcessors();
    ParallelRenderer renderer = new ParallelRenderer(() -> open(noise), track, reachHops());
    return new Waveform(renderer.render(threads, rendered), manifest.sampleRateHz());
  }

  /** Hops before one that it can depend on; 0 in older voices, which do not say. */
  int reachHops() {
    return (runner.reachSamples() + manifest.hopSamples() - 1) / manifest.hopSamples();
  }

  /**
   * A whole sound from noise of standard deviation 1, and the distribution each sample was drawn
   * from. Memory grows with the track: for recordings, not for hours.
   */
  public Draw draw(FeatureTrack track, long seed) {
    manifest.requireFit(track);
    StudentStream stream = stream(NoiseSettings.ofSeed(seed), 1, silentMemory);
    List<float[]> values =
        runner.run(
            stream.given(track),
            SynthesisGraph.AUDIO,
            SynthesisGraph.MEAN,
            SynthesisGraph.LOG_SCALE);
    return new Draw(values.get(0), new PredictedGaussian(values.get(1), values.get(2)));
  }

  /** Bytes that the networks of one stream remember from chunk to chunk. */
  public long stateBytes() {
    return (long) Float.BYTES * runner.stateSize();
  }

  @Override
  public void close() {
    runner.close();
  }
}
