package flowtone.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An instrument or speaker, and the region of pitch and loudness that its recordings cover. Part of
 * corpora and of the manifests of voices. Loudness is A-weighted, after the corpus gain.
 *
 * @param name as on the command line and the page
 * @param lowestMidi lowest pitch (first percentile) as a fractional MIDI note number
 * @param highestMidi highest pitch (99th percentile)
 * @param softDb loudness of a soft note's sustain (10th percentile), dB
 * @param loudDb loudness of a loud note's sustain (90th percentile), dB
 * @param attackSeconds median time from the onset to the sustained loudness
 * @param releaseSeconds median time from the end of the sustain to 40 dB below it
 * @param decayDbPerSecond slope of the loudness of a held note in the middle of the pitch range,
 *     after the attack (negative: falls)
 * @param decayPerOctave factor of that slope for each octave up; 1 for notes that do not decay and
 *     where it is unknown
 * @param levellingDb by which its recordings were made louder than those of the label that was
 *     recorded loudest, so that notes of one velocity are equally loud; 0 in older files
 * @param expected further features of its notes, by name; none in older files
 */
public record Label(
    String name,
    float lowestMidi,
    float highestMidi,
    float softDb,
    float loudDb,
    float attackSeconds,
    float releaseSeconds,
    float decayDbPerSecond,
    float decayPerOctave,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) float levellingDb,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FeatureExpectation> expected) {
  private static final float LEAST_DECAY_DB_PER_SECOND = -3;

  public Label {
    decayPerOctave = decayPerOctave > 0 ? decayPerOctave : 1; // Older files lack it.
    expected =
        expected == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }

  /** A label of this name and nothing else known: the start of its withers. */
  public static Label of(String name) {
    return new LabelBuilder(name).build();
  }

  /** The same with another pitch range, in fractional MIDI note numbers. */
  public Label withPitch(double lowest, double highest) {
    return LabelBuilder.like(this).pitch(lowest, highest).build();
  }

  /** The same with other loudness of soft and loud sustains, dB. */
  public Label withLoudness(double soft, double loud) {
    return LabelBuilder.like(this).loudness(soft, loud).build();
  }

  /** The same with other times of attack and release, seconds. */
  public Label withEnvelope(double attack, double release) {
    return LabelBuilder.like(this).envelope(attack, release).build();
  }

  /** The same with another slope of held notes, dB per second, and its factor per octave. */
  public Label withDecay(double dbPerSecond, double perOctave) {
    return LabelBuilder.like(this).decay(dbPerSecond, perOctave).build();
  }

  /** The same of recordings that were made louder by so many dB. */
  public Label withLevelling(double db) {
    return LabelBuilder.like(this).levelling(db).build();
  }

  /** The same with other expectations of further features, by name. */
  public Label withExpected(Map<String, FeatureExpectation> features) {
    return LabelBuilder.like(this).expected(features).build();
  }

  /** Factor that its recordings were multiplied by beside the gain of the corpus. */
  public float levelling() {
    return (float) Math.pow(10, levellingDb / 20);
  }

  /** The velocity, 0..1, that notes of a sustained loudness are played with. */
  public double velocity(double sustainDb) {
    double share = (sustainDb - softDb) / (loudDb - softDb);
    return share >= 0 ? Math.min(1, share) : 0;
  }

  /** Whether a held note decays to silence, as of a string that is struck or plucked. */
  public boolean decays() {
    return decays(decayDbPerSecond);
  }

  /** Whether a held note with this slope of loudness, dB per second, decays to silence. */
  public static boolean decays(double dbPerSecond) {
    return dbPerSecond < LEAST_DECAY_DB_PER_SECOND;
  }

  /** Slope of the loudness of a note held at a pitch, dB per second, at most 0. */
  public double decayDbPerSecond(double midi) {
    double octaves = (midi - (lowestMidi + highestMidi) / 2) / 12;
    return Math.min(0, decayDbPerSecond) * Math.pow(decayPerOctave, octaves);
  }
}
