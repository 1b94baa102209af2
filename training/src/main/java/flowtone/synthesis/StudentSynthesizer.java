package flowtone.synthesis;

import flowtone.audio.Waveform;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.control.Silence;
import flowtone.streaming.StreamingStudent;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The student of a voice: a pass for all samples of a chunk. It is computed in plain Java where the
 * voice carries its weights, else by its SavedModel, which then takes the chunks of several streams
 * as one batch. Thread-safe; owns native memory.
 */
public final class StudentSynthesizer implements Synthesizer {
  private final Manifest manifest;
  private final ControlEncoder encoder;

  /** Loaded when it is first asked for, which takes longer than all that plain Java needs. */
  private final LazyGraph graph;

  /** In plain Java; null in voices without the student's weights. */
  private final StreamingStudent streaming;

  /** What the networks remember of a long silence, which is before every note. */
  private final StudentState silence;

  private StudentSynthesizer(
      Manifest manifest, ControlEncoder encoder, LazyGraph graph, StreamingStudent streaming) {
    this.manifest = manifest;
    this.encoder = encoder;
    this.graph = graph;
    this.streaming = streaming;
    this.silence =
        streaming == null
            ? silentGraph()
            : afterSilence(new StreamingState(streaming, streaming.memory()));
  }

  /**
   * Loads the student of a voice directory.
   *
   * @throws VoiceException if it is missing, damaged or of a newer format
   */
  public static StudentSynthesizer load(Path directory) {
    return load(directory, Files.isRegularFile(VoiceFiles.studentFile(directory)));
  }

  /** The same, always as its SavedModel: what the other form is tested against. */
  static StudentSynthesizer loadGraph(Path directory) {
    return load(directory, false);
  }

  private static StudentSynthesizer load(Path directory, boolean inPlainJava) {
    Manifest manifest = VoiceFiles.manifest(directory);
    ControlEncoder encoder = manifest.encoder(manifest.contextHops());
    StreamingStudent streaming = inPlainJava ? streaming(directory, encoder) : null;
    LazyGraph graph = new LazyGraph(directory, encoder.encoding().width());
    try {
      return new StudentSynthesizer(manifest, encoder, graph, streaming);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private static StreamingStudent streaming(Path directory, ControlEncoder encoder) {
    TrainedFlow student = VoiceFiles.student(directory);
    try {
      return new StreamingStudent(student.config(), student.weights(), encoder.layout());
    } catch (IllegalArgumentException e) {
      throw new VoiceException(
          "expected a student's weights in %s; got others: %s"
              .formatted(VoiceFiles.studentFile(directory), e.getMessage()),
          e);
    }
  }

  private GraphState silentGraph() {
    StudentRunner runner = graph.loaded();
    return afterSilence(new GraphState(runner, new float[runner.stateSize()]));
  }

  private <S extends StudentState> S afterSilence(S state) {
    FeatureTrack silence =
        Silence.of(
            Math.max(1, reachHops()),
            manifest.sampleRateHz(),
            manifest.hopSamples(),
            LabelMix.first(manifest),
            manifest.melBands());
    state.next(stream(new NoiseSettings(0, 0), 0, state, 0).given(silence));
    state.skip();
    return state;
  }

  private StudentStream stream(
      NoiseSettings noise, float deviation, StudentState state, int hopsBefore) {
    return new StudentStream(
        (stream, chunk) -> next(List.of(stream), List.of(chunk)).get(0),
        new LatentNoise(noise, deviation),
        new ControlHistory(encoder),
        state,
        hopsBefore);
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public StudentStream open(NoiseSettings noise) {
    return stream(noise, manifest.noiseScale(), silence.copy(), reachHops());
  }

  /**
   * The next chunk of each stream. All chunks have the same number of hops. A stream must not be in
   * two calls at once.
   *
   * @param streams of this student
   * @param chunks one a stream
   * @return samples [streams][hops * hopSamples] at the level of the recordings trained on
   * @throws IllegalArgumentException if there is not one chunk a stream, their hops are not equally
   *     many, or the features do not fit the voice
   * @throws IllegalStateException if this is closed
   */
  public List<float[]> next(List<StudentStream> streams, List<FeatureTrack> chunks) {
    graph.requireOpen();
    chunks.forEach(manifest::requireFit);
    requireOneEach(streams, chunks);
    List<StudentState.Given> given =
        IntStream.range(0, streams.size())
            .mapToObj(s -> streams.get(s).given(chunks.get(s)))
            .toList();
    List<float[]> audio = computed(given, streams.stream().map(StudentStream::state).toList());
    audio.forEach(this::level);
    return audio;
  }

  private List<float[]> computed(List<StudentState.Given> given, List<StudentState> states) {
    return streaming == null
        ? GraphState.next(states.stream().map(GraphState.class::cast).toList(), given)
        : IntStream.range(0, states.size())
            .mapToObj(s -> states.get(s).next(given.get(s)))
            .toList();
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

  /** Whether chunks of several streams cost less as one batch than one after another. */
  public boolean rendersTogether() {
    return streaming == null;
  }

  /** Undoes the gain the corpus was multiplied by. */
  private void level(float[] audio) {
    for (int i = 0; i < audio.length; i++) {
      audio[i] /= manifest.gain();
    }
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
    int samples = streaming == null ? graph.loaded().reachSamples() : streaming.reachSamples();
    return (samples + manifest.hopSamples() - 1) / manifest.hopSamples();
  }

  /**
   * A whole sound from noise of standard deviation 1, and the distribution each sample was drawn
   * from. Memory grows with the track: for recordings, not for hours.
   */
  public Draw draw(FeatureTrack track, long seed) {
    manifest.requireFit(track);
    GraphState state = silentGraph();
    StudentStream stream = stream(NoiseSettings.ofSeed(seed), 1, state, reachHops());
    List<float[]> values =
        graph
            .loaded()
            .run(
                state.chunk(stream.given(track)),
                SynthesisGraph.AUDIO,
                SynthesisGraph.MEAN,
                SynthesisGraph.LOG_SCALE);
    return new Draw(values.get(0), new PredictedGaussian(values.get(1), values.get(2)));
  }

  /**
   * Loads the SavedModel, if that has not been done, so that a damaged one is found.
   *
   * @throws VoiceException if it is missing or damaged
   */
  public void requireGraph() {
    graph.loaded();
  }

  /** Bytes that the networks of one stream remember from chunk to chunk. */
  public long stateBytes() {
    return (long) Float.BYTES * silence.size();
  }

  @Override
  public void close() {
    graph.close();
  }
}
