package flowtone.evaluation.playing;

import flowtone.evaluation.metric.Statistics;
import java.util.List;

/**
 * Pitch and loudness of the semitones of a label's range.
 *
 * @param label that was played
 * @param absoluteCents distance of the notes' pitches from those asked for
 * @param levelDb loudness of the notes over that asked for
 * @param notes that had a pitch, in rising order
 * @param unpitched names of the notes that had none
 */
public record ScaleReport(
    String label,
    Statistics absoluteCents,
    Statistics levelDb,
    List<ScaleNote> notes,
    List<String> unpitched) {

  /**
   * A measured note.
   *
   * @param name scientific
   * @param midi MIDI number asked for
   * @param cents median over its sustain of the pitch above the one asked for
   * @param levelDb median over its sustain of the A-weighted loudness above the one asked for
   */
  public record ScaleNote(String name, double midi, double cents, double levelDb) {}
}
