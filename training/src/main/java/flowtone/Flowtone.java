package flowtone;

import flowtone.library.VoiceLibrary;
import flowtone.pipeline.MeasuredExport;
import flowtone.pipeline.VoiceRecipe;
import flowtone.training.progress.ProgressLine;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The way in for Java programs: voices are found, and played by a {@link VoicePlayer}; recordings
 * become voices.
 *
 * <pre>{@code
 * try (Flowtone flowtone = Flowtone.open()) {
 *   flowtone.voice("acoustic").play(Score.parse("C4:0.5 E4:0.5 G4:1"), Path.of("chord.wav"));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Whoever opens it closes it, after the last sound; that frees the native memory of
 * every voice it loaded. A density of plain vectors, without sound, is fitted by {@link
 * flowtone.density.DensityFit}.
 */
public final class Flowtone implements AutoCloseable {
  private final VoiceLibrary library;

  private Flowtone(VoiceLibrary library) {
    this.library = library;
  }

  /**
   * Opens the voices in some folders, in {@code ./voices}, and in {@code server/voices} of the
   * directory that the system property {@code flowtone.home} names, or else of the current one. Of
   * two voices of one name the first found counts.
   *
   * <pre>{@code
   * Flowtone flowtone = Flowtone.open(Path.of("/srv/voices"));
   * }</pre>
   *
   * @param folders to look in first; one that is missing is passed over
   */
  public static Flowtone open(Path... folders) {
    return new Flowtone(VoiceLibrary.standard(List.of(folders)));
  }

  /**
   * Descriptions of the usable voices, read anew from their folders; none is loaded.
   *
   * <pre>{@code
   * flowtone.voices().forEach(voice -> System.out.println(voice.name() + " " + voice.labelNames()));
   * }</pre>
   */
  public List<Manifest> voices() {
    return library.manifests();
  }

  /**
   * A voice, loaded when first asked for and shared after.
   *
   * <pre>{@code
   * VoicePlayer cello = flowtone.voice("acoustic").withLabels("cello-arco");
   * }</pre>
   *
   * @param nameOrPath a name, or the path of the directory or zip of a voice
   * @throws VoiceException naming the known voices if there is none of that name, or if it is
   *     damaged
   */
  public VoicePlayer voice(String nameOrPath) {
    return new VoicePlayer(library.find(nameOrPath));
  }

  /**
   * Prepares a corpus, fits a teacher to it, distils a student, and exports and measures the voice.
   * Takes hours. A call that was interrupted goes on where it was stopped, if the recipe is the
   * same.
   *
   * <pre>{@code
   * RecordingFolders recordings = RecordingFolders.of(Path.of("recordings/oboe"));
   * VoiceRecipe recipe = VoiceRecipe.of(recordings, Path.of("voices/oboe")).withHours(2);
   * System.out.println(Flowtone.train(recipe, System.err).manifest().metrics());
   * }</pre>
   *
   * @param progress told how training gets on, a line now and then
   * @return the voice's description, and what was measured of it
   * @throws flowtone.corpus.CorpusException if no recording can be used
   * @throws flowtone.training.step.TrainingException if training diverges again and again
   */
  public static MeasuredExport train(VoiceRecipe recipe, PrintStream progress) {
    return recipe.run(new ProgressLine(progress));
  }

  /** Frees the voices; players of them must not be used afterwards. */
  @Override
  public void close() {
    library.close();
  }
}
