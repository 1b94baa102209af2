package flowtone.library;

import flowtone.audio.NoteName;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.voice.Manifest;
import java.util.List;

/**
 * What a list of voices tells of each.
 *
 * @param name see {@link Manifest}
 * @param title for people
 * @param kind what it reads and can be used for
 * @param labels names of its instruments or speakers
 * @param ranges what each label was trained on, in their order
 * @param sampleRateHz of its audio
 * @param lowestNote lowest note recorded, as a name
 * @param highestNote highest note recorded
 * @param licence of its weights
 */
public record VoiceSummary(
    String name,
    String title,
    VoiceKind kind,
    List<String> labels,
    List<Range> ranges,
    int sampleRateHz,
    String lowestNote,
    String highestNote,
    String licence) {

  /**
   * The notes a label was trained on.
   *
   * @param label its name
   * @param title the same for people, such as "Cello, bowed"
   * @param lowestMidi lowest pitch, as a fractional MIDI note
   * @param highestMidi highest pitch
   */
  public record Range(String label, String title, float lowestMidi, float highestMidi) {
    private static Range of(Label label) {
      return new Range(
          label.name(), LabelTitle.of(label.name()), label.lowestMidi(), label.highestMidi());
    }
  }

  /** The summary of a manifest. */
  public static VoiceSummary of(Manifest manifest) {
    double lowest = manifest.labels().stream().mapToDouble(Label::lowestMidi).min().orElse(0);
    double highest = manifest.labels().stream().mapToDouble(Label::highestMidi).max().orElse(127);
    return new VoiceSummary(
        manifest.name(),
        manifest.title(),
        manifest.kind(),
        manifest.labelNames(),
        manifest.labels().stream().map(Range::of).toList(),
        manifest.sampleRateHz(),
        NoteName.of(lowest),
        NoteName.of(highest),
        manifest.licence());
  }
}
