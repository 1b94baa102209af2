package flowtone.performance;

import flowtone.control.Label;
import flowtone.voice.LearntPitch;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * A part as a voice plays it.
 *
 * @param part with notes that the labels can play
 * @param weights one per label, summing to one
 */
record PlayedPart(Part part, float[] weights) {

  PlayedPart until(double seconds) {
    return new PlayedPart(part.until(seconds), weights);
  }

  /** What the part is and who plays it, if it is one of a MIDI file. */
  List<String> description(Manifest manifest) {
    int count = part.notes().size();
    return part.source().stream()
        .map(
            source ->
                "%d %s of %s as %s"
                    .formatted(
                        count,
                        count == 1 ? "note" : "notes",
                        source.description(),
                        labels(manifest.labels())))
        .toList();
  }

  private String labels(List<Label> labels) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        names.add(labels.get(i).name());
      }
    }
    return String.join(" and ", names);
  }

  boolean bendsTooFar() {
    return part.states().stream()
        .anyMatch(state -> Math.abs(state.bendCents()) > Performer.MAX_BEND_CENTS);
  }

  boolean asksForBrightness() {
    return part.states().stream().anyMatch(state -> state.brightnessOctaves() != 0);
  }

  /** Of all notes together, as if one came after the other. */
  double soundingSeconds() {
    return part.notes().stream().mapToDouble(Note::durationSeconds).sum();
  }

  /** The same of notes beyond what is learnt. */
  double secondsOutside(LearntPitch learnt) {
    return part.notes().stream()
        .filter(note -> learnt.isOutside(note.midi()))
        .mapToDouble(Note::durationSeconds)
        .sum();
  }
}
