package flowtone.library;

import flowtone.audio.NoteName;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
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
 * @param features what of its sound can be made more or less of than usual; none in older voices
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
    List<Feature> features,
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

  /**
   * A further feature that notes can have more or less of than usual.
   *
   * @param name see {@link HopFeature}
   * @param unit what it is counted in; empty if in nothing
   * @param lowest offset from the usual
   * @param highest offset from the usual
   */
  public record Feature(String name, String unit, double lowest, double highest) {
    private static Feature of(HopFeature feature) {
      double furthest = feature.furthestOffset();
      return new Feature(feature.id(), feature.unit(), -furthest, furthest);
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
        HopFeatures.of(manifest.features()).stream().map(Feature::of).toList(),
        manifest.sampleRateHz(),
        NoteName.of(lowest),
        NoteName.of(highest),
        manifest.licence());
  }
}
