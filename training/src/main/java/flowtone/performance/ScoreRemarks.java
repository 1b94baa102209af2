package flowtone.performance;

import flowtone.audio.file.Remark;
import flowtone.voice.LearntPitch;
import java.util.ArrayList;
import java.util.List;

/** What is to be said of a score that a voice is not made for. */
final class ScoreRemarks {
  private static final String NAME = "the score";

  /** A moment shorter than this, as where a note is held into the next, is a slur and no chord. */
  private static final double SHORTEST_SECONDS = 0.1;

  private ScoreRemarks() {}

  /**
   * The remarks on notes.
   *
   * @param notes ordered by start, at least one
   */
  static List<Remark> of(List<Note> notes, LearntPitch learnt) {
    List<Remark> remarks = new ArrayList<>();
    double all = notes.stream().mapToDouble(Note::durationSeconds).sum();
    double outside =
        notes.stream()
            .filter(note -> learnt.isOutside(note.midi()))
            .mapToDouble(Note::durationSeconds)
            .sum();
    if (outside > 0) {
      remarks.add(learnt.remark(NAME, outside / all));
    }
    long together = atOnce(notes);
    if (together > 0) {
      remarks.add(
          new Remark(
              NAME,
              false,
              "begins %d of %d notes while another is held; the voice has one, the latest"
                  .formatted(together, notes.size())));
    }
    return remarks;
  }

  /** How many notes share more than a moment with one that began before them. */
  private static long atOnce(List<Note> notes) {
    double heldUntil = Double.NEGATIVE_INFINITY;
    long together = 0;
    for (Note note : notes) {
      double shared = Math.min(heldUntil, note.endSeconds()) - note.startSeconds();
      together += shared > SHORTEST_SECONDS ? 1 : 0;
      heldUntil = Math.max(heldUntil, note.endSeconds());
    }
    return together;
  }
}
