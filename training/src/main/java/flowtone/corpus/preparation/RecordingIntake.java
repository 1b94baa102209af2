package flowtone.corpus.preparation;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.RecordingParts;
import flowtone.audio.file.Remark;
import flowtone.corpus.LeftOut;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads files, preprocesses them part by part and stores what comes of it. Thread-safe.
 *
 * @param steps what is done to each part
 * @param store where parts are kept
 */
public record RecordingIntake(PreparationSteps steps, SampleStore store) {
  /**
   * What became of a file.
   *
   * @param stored its parts that can be used, most often one
   * @param leftOut itself or parts of it that cannot
   */
  public record Outcome(List<StoredRecording> stored, List<LeftOut> leftOut)
      implements Serializable {
    public Outcome {
      stored = List.copyOf(stored);
      leftOut = List.copyOf(leftOut);
    }

    /**
     * The same of a file that was read from a copy.
     *
     * @param copy that was read
     * @param original where it lies, in the same place below the folder of its label
     */
    public Outcome copiedFrom(Path original, Path copy) {
      return new Outcome(
          stored.stream().map(each -> each.copiedFrom(original)).toList(),
          leftOut.stream().map(each -> renamed(each, copy.toString(), original)).toList());
    }

    private static LeftOut renamed(LeftOut each, String copy, Path original) {
      return new LeftOut(
          each.file().replace(copy, original.toString()),
          each.reason().replace(copy, original.toString()));
    }
  }

  /**
   * Reads one file; what is wrong with it is part of the outcome.
   *
   * @throws IOException if the store cannot be written
   */
  public Outcome read(Source source) throws IOException {
    List<LeftOut> leftOut = new ArrayList<>();
    try (RecordingParts parts = RecordingParts.open(source.file())) {
      List<StoredRecording> stored = store(source, parts, leftOut);
      if (steps.preprocessing().cleaning().wholeOnly()) {
        AudioFiles.requireWhole(parts.remarks());
      }
      return new Outcome(remarked(stored, parts.remarks()), leftOut);
    } catch (AudioFileException e) {
      LeftOut whole = new LeftOut(source.file().toString(), e.getMessage());
      return new Outcome(List.of(), List.of(whole));
    }
  }

  private List<StoredRecording> store(Source source, RecordingParts parts, List<LeftOut> leftOut)
      throws IOException {
    Preprocessing preprocessing = steps.preprocessing();
    List<StoredRecording> stored = new ArrayList<>();
    for (Optional<RecordingParts.Part> next = parts.next(); next.isPresent(); next = parts.next()) {
      RecordingParts.Part part = next.get();
      Source own = source.part(part.beginSeconds());
      String name = source.folder().resolve(source.file()).toString() + suffix(source, own);
      boolean remnant = own.isContinuation() && preprocessing.isTooShort(part.sound());
      try {
        if (!remnant) {
          stored.add(store(own, preprocessing.apply(part.sound(), name), parts.channels()));
        }
      } catch (AudioFileException e) {
        leftOut.add(new LeftOut(name, e.getMessage()));
      }
    }
    return stored;
  }

  private static String suffix(Source whole, Source part) {
    return part.name().substring(whole.name().length());
  }

  private StoredRecording store(Source source, PreprocessedRecording recording, int channels)
      throws IOException {
    SampleStore.Extent extent = store.write(recording.samples());
    NoteShape shape = steps.shape(recording.samples());
    return StoredRecording.of(source, recording, extent, shape, channels);
  }

  /** What is said of the file is kept with its first part. */
  private static List<StoredRecording> remarked(
      List<StoredRecording> stored, List<Remark> remarks) {
    List<StoredRecording> all = new ArrayList<>(stored);
    for (Remark remark : remarks) {
      if (!all.isEmpty()) {
        StoredRecording first = all.get(0);
        all.set(
            0, remark.loss() ? first.lacking(remark.phrase()) : first.remarked(remark.phrase()));
      }
    }
    return all;
  }
}
