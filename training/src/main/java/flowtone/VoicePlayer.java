package flowtone;

import flowtone.audio.Waveform;
import flowtone.audio.file.SoundFileSettings;
import flowtone.corpus.preparation.RecordingFolders;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.testset.TestSet;
import flowtone.performance.ArrangementOptions;
import flowtone.performance.LabelAssignment;
import flowtone.performance.Mix;
import flowtone.performance.Score;
import flowtone.pipeline.ProgressListener;
import flowtone.pipeline.VoiceEvaluation;
import flowtone.rendering.FileRendering;
import flowtone.rendering.FileResynthesis;
import flowtone.rendering.Instrument;
import flowtone.rendering.RenderedFile;
import flowtone.rendering.ScoreRendering;
import flowtone.resynthesis.AfterSilence;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A voice, the mix of its labels, how bright and noisy its notes are, and the noise it is played
 * with. Got from {@link Flowtone#voice}; not to be used after that is closed. Immutable and
 * thread-safe: each {@code with} gives another player of the same loaded voice. The same player
 * plays the same input to the same sound.
 */
public final class VoicePlayer {
  private final Voice voice;
  private final Optional<float[]> labels;
  private final FeatureOffsets offsets;
  private final NoiseSettings noise;

  /** Plays the first label, or that of a recording, with the noise of seed 1. */
  VoicePlayer(Voice voice) {
    this(voice, Optional.empty(), FeatureOffsets.NONE, NoiseSettings.ofSeed(1));
  }

  private VoicePlayer(
      Voice voice, Optional<float[]> labels, FeatureOffsets offsets, NoiseSettings noise) {
    this.voice = voice;
    this.labels = labels;
    this.offsets = offsets;
    this.noise = noise;
  }

  /** What the voice is: its kind, labels and their ranges, sample rate, licence, metrics. */
  public Manifest manifest() {
    return voice.manifest();
  }

  /**
   * The same with a mix of labels.
   *
   * <pre>{@code
   * VoicePlayer between = flowtone.voice("acoustic").withLabels("altosax=0.3,cello-arco=0.7");
   * }</pre>
   *
   * @param mix a label, or {@code NAME=WEIGHT} of several, separated by commas
   * @throws IllegalArgumentException if a label is unknown or a weight unusable
   */
  public VoicePlayer withLabels(String mix) {
    return new VoicePlayer(voice, Optional.of(LabelMix.parse(mix, manifest())), offsets, noise);
  }

  /**
   * The same with notes that have more or less of further features than usual. What is
   * resynthesized is not changed by it: {@link Resynthesis#withOffsets} is for that.
   *
   * <pre>{@code
   * VoicePlayer brighter = player.withOffsets(FeatureOffsets.NONE.with("brightness", 0.5));
   * }</pre>
   *
   * @throws IllegalArgumentException if the voice does not read one of them
   */
  public VoicePlayer withOffsets(FeatureOffsets asked) {
    return new VoicePlayer(voice, labels, asked.requireReadBy(manifest()), noise);
  }

  /**
   * The same with other noise.
   *
   * <pre>{@code
   * VoicePlayer calmer = player.withNoise(new NoiseSettings(7, 0.8f));
   * }</pre>
   */
  public VoicePlayer withNoise(NoiseSettings other) {
    return new VoicePlayer(voice, labels, offsets, other);
  }

  /**
   * Plays a score with an instrument voice; notes that overlap sound together. Parts of a MIDI file
   * are played by the labels named like their instruments, unless labels were chosen.
   *
   * <pre>{@code
   * Waveform chord = player.play(Score.parse("C4:0.5 E4:0.5@0.6 R:0.25 G4:1"));
   * }</pre>
   *
   * @return the sound up to the end of the last release, at full scale 1
   * @throws IllegalArgumentException if the voice is no instrument, or a note that was asked for is
   *     outside its ranges
   */
  public Waveform play(Score score) {
    return render(mixed(score));
  }

  private Mix mixed(Score score) {
    LabelAssignment assignment = labels.map(LabelAssignment::of).orElseGet(LabelAssignment::byName);
    ArrangementOptions options = ArrangementOptions.of(assignment).withOffsets(offsets);
    return Mix.of(score.arrange(manifest(), options));
  }

  private Waveform render(Mix mix) {
    return new ScoreRendering(voice, mix, noise).render(hops -> {});
  }

  /**
   * Plays a score into a sound file whose name tells the format (.wav, .flac, .mp3, .ogg, .opus or
   * .m4a), making missing folders.
   *
   * <pre>{@code
   * player.play(Score.readMidi(Path.of("tune.mid")), Path.of("tune.wav"));
   * }</pre>
   *
   * @return what was written, how fast, and what of the score is heard and what is not
   * @throws IllegalArgumentException as {@link #play(Score)}
   * @throws flowtone.audio.file.AudioFileException if the file cannot be written
   */
  public RenderedFile play(Score score, Path file) {
    Mix mix = mixed(score);
    return new FileRendering(file, SoundFileSettings.DEFAULT, manifest().name())
        .whole(() -> render(mix))
        .remarked(mix.remarks());
  }

  /**
   * Resynthesizes a sound of any rate: an instrument takes pitch and loudness of it, a vocoder its
   * spectrum too.
   *
   * <pre>{@code
   * Waveform lower = player.resynthesize(recording, new Resynthesis(-200, 1, true));
   * }</pre>
   *
   * @param recording mono, at full scale 1
   * @return at the voice's rate
   */
  public Waveform resynthesize(Waveform recording, Resynthesis how) {
    AfterSilence controls = how.afterSilence(recording, manifest(), labelsOrFirst());
    return controls.heard(voice.student().render(controls.track(), noise));
  }

  /**
   * Resynthesizes a recording into a sound file whose name tells the format. If no labels were
   * chosen, the label is the one that a folder around the recording is named for, or else the
   * first.
   *
   * <pre>{@code
   * player.resynthesize(Path.of("talk.mp3"), Resynthesis.UNCHANGED, Path.of("again.wav"));
   * }</pre>
   *
   * @return what was written, and how fast
   * @throws flowtone.audio.file.AudioFileException if the recording cannot be read, or the file not
   *     be written or is the recording itself
   */
  public RenderedFile resynthesize(Path recording, Resynthesis how, Path target) {
    return new FileResynthesis(
            voice,
            how,
            (file, m) -> labels.orElseGet(() -> LabelMix.ofRecording(file, m)),
            noise,
            FileResynthesis.Handling.DEFAULT)
        .render(recording, target);
  }

  /**
   * Takes an instrument voice in hand, to be played note by note: one monophonic stream. Several of
   * them play together, each on one thread at a time.
   *
   * <pre>{@code
   * Instrument instrument = player.live();
   * instrument.noteOn(NoteName.midi("A4"), 0.8);
   * float[] samples = instrument.next(2); // two hops, 16 ms
   * instrument.noteOff(NoteName.midi("A4"));
   * }</pre>
   *
   * @throws IllegalArgumentException if the voice is no instrument
   */
  public Instrument live() {
    Instrument instrument = new Instrument(voice, noise);
    labels.ifPresent(instrument::labelWeights);
    offsets.byName().forEach(instrument::feature);
    return instrument;
  }

  /**
   * Measures the voice on recordings, beside its teacher, Griffin-Lim and the recordings
   * themselves. Takes minutes.
   *
   * <pre>{@code
   * RecordingFolders recordings = RecordingFolders.of(Path.of("recordings/cello-arco"));
   * System.out.println(player.evaluate(recordings, false, Path.of("report")).verdict().sentence());
   * }</pre>
   *
   * @param recordings in folders named for the labels
   * @param all whether to take every file, not only every 20th, which training leaves out
   * @param report folder for metrics.json, report.html, sounds and pictures
   * @throws flowtone.corpus.CorpusException if there are no recordings
   * @throws flowtone.evaluation.testset.EvaluationException if none of them can be used, or the
   *     report not be written
   */
  public EvaluationReport evaluate(RecordingFolders recordings, boolean all, Path report) {
    TestSet test = TestSet.of(recordings.sources(), all, manifest());
    return new VoiceEvaluation(noise, VoiceEvaluation.TEACHER_SECONDS, "")
        .run(voice, test, report, ProgressListener.NONE);
  }

  private float[] labelsOrFirst() {
    return labels.orElseGet(() -> LabelMix.first(manifest()));
  }
}
