package flowtone.pipeline;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusException;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.RecordingFolders;
import flowtone.corpus.report.CorpusSummary;
import flowtone.training.TrainingOrigin;
import flowtone.training.VoiceDetails;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingPart;
import flowtone.training.progress.TrainingPlan;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All that is decided between recordings and a voice. Most of it has a default:
 *
 * <pre>{@code
 * VoiceRecipe.of(RecordingFolders.of(Path.of("recordings/oboe")), Path.of("voices/oboe"))
 *     .withHours(2);
 * }</pre>
 *
 * @param recordings read only as long as there is no corpus of them
 * @param voice folder to write the voice to
 * @param preparation of the corpus: its kind, rate and what is taken away
 * @param details name, title and licence
 * @param choices how teacher and student are trained
 * @param work folder in which {@code corpora} and {@code runs} are kept
 */
public record VoiceRecipe(
    RecordingFolders recordings,
    Path voice,
    Preparation preparation,
    VoiceDetails details,
    TrainingChoices choices,
    Path work) {

  private static final String NO_COMMAND = "";

  /** Hours of training where nobody says otherwise. */
  public static final int DEFAULT_HOURS = 4;

  /** An instrument, named for its folder, of {@value #DEFAULT_HOURS} hours, work kept here. */
  public static VoiceRecipe of(RecordingFolders recordings, Path voice) {
    return new VoiceRecipe(
        recordings,
        voice,
        preparation(VoiceKind.INSTRUMENT),
        VoiceDetails.of(voice),
        TrainingChoices.ofHours(DEFAULT_HOURS),
        Path.of("."));
  }

  private static Preparation preparation(VoiceKind kind) {
    return Preparation.of(kind, kind.defaultSampleRateHz(), Cleaning.DEFAULT);
  }

  /** The same of another kind, at the rate usual for it. */
  public VoiceRecipe withKind(VoiceKind kind) {
    return withPreparation(preparation(kind));
  }

  /** The same with another preparation. */
  public VoiceRecipe withPreparation(Preparation other) {
    return new VoiceRecipe(recordings, voice, other, details, choices, work);
  }

  /** The same with another name, title, or licence. */
  public VoiceRecipe withDetails(VoiceDetails other) {
    return new VoiceRecipe(recordings, voice, preparation, other, choices, work);
  }

  /**
   * The same with networks of other sizes.
   *
   * @param other name of a shipped configuration, or a folder with {@code teacher.yaml} and {@code
   *     student.yaml}
   */
  public VoiceRecipe withConfiguration(String other) {
    return withChoices(choices.withConfiguration(other));
  }

  /** The same trained for another time, above 0. */
  public VoiceRecipe withHours(double other) {
    return withChoices(choices.withHours(other));
  }

  /** The same trained otherwise. */
  public VoiceRecipe withChoices(TrainingChoices other) {
    return new VoiceRecipe(recordings, voice, preparation, details, other, work);
  }

  /**
   * The same from the weights of a voice or a run; recordings are prepared as those it was trained
   * on.
   */
  public VoiceRecipe from(TrainingOrigin origin) {
    Preparation like =
        Preparation.of(origin.kind(), origin.layout().sampleRateHz(), preparation.cleaning());
    return withPreparation(like).withChoices(choices.from(origin));
  }

  /** The same with corpus and runs kept elsewhere. */
  public VoiceRecipe withWork(Path other) {
    return new VoiceRecipe(recordings, voice, preparation, details, choices, other);
  }

  /** Its training, and where that keeps corpus and runs. */
  public VoiceTraining training() {
    String shipped = ShippedConfigurations.quickest(preparation.kind(), preparation.sampleRateHz());
    return new VoiceTraining(work, details.name(), shipped, choices);
  }

  /**
   * What there is to do until there is a voice, and how long it takes.
   *
   * @throws RuntimeException if configurations cannot be read, do not go together or do not suit
   *     the recordings: before anything is done that takes long
   */
  public TrainingPlan plan() {
    if (!isPrepared()) {
      training().requireFit(preparation.sampleRateHz(), preparation.hopSamples());
    }
    return training().plan();
  }

  /** Whether the corpus is there; it is moved into place when it is complete. */
  public boolean isPrepared() {
    return Files.isDirectory(training().corpus());
  }

  /**
   * Prepares the corpus.
   *
   * @throws CorpusException if no recording can be used, or there is a corpus already
   */
  public CorpusSummary prepare(ProgressListener progress) {
    return new CorpusPreparation(preparation).run(recordings.find(), training().corpus(), progress);
  }

  /** The same as the part of a plan that it is. */
  public CorpusSummary prepare(ProgressLine progress) {
    try (PlannedSteps steps = new PlannedSteps(progress, TrainingPart.PREPARING)) {
      return prepare(steps);
    }
  }

  /** File that is replaced with every newer voice that can be played while it is trained. */
  public Path voiceToListenTo() {
    return training().voiceToListenTo(voice, details);
  }

  /** Trains teacher and student, or goes on where that was stopped; the corpus must be there. */
  public void train(ProgressLine progress) {
    training().run(voice, details, progress);
  }

  /** As {@link #export(String, ProgressListener)}, as the part of a plan that it is. */
  public MeasuredExport export(String command, ProgressLine progress) {
    try (PlannedSteps steps = new PlannedSteps(progress, TrainingPart.VOICE)) {
      return export(command, steps);
    }
  }

  /**
   * Exports the trained student and measures it.
   *
   * @param command line that asked for it, for the report; empty if there was none
   */
  public MeasuredExport export(String command, ProgressListener progress) {
    return MeasuredExport.of(training().student(), voice, details, command, progress);
  }

  /**
   * Takes every step, or goes on where an earlier call was stopped.
   *
   * @throws CorpusException if no recording can be used
   */
  public MeasuredExport run(ProgressLine progress) {
    progress.plan(plan());
    progress.listenTo(voiceToListenTo());
    if (!isPrepared()) {
      CorpusSummary summary = prepare(progress);
      summary.leftOut().forEach(file -> progress.print("left out: " + file.reason()));
      summary.remarks().forEach(progress::print);
    }
    train(progress);
    return export(NO_COMMAND, progress);
  }
}
