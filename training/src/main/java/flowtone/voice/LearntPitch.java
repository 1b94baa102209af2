package flowtone.voice;

import flowtone.audio.NoteName;
import flowtone.audio.file.Remark;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pitches that a voice learnt: those that most of its training recordings lie within. What it
 * makes of others is a guess.
 *
 * @param lowestMidi lowest, as a fractional MIDI number
 * @param highestMidi highest; nothing is known of the voice's pitches if it is not above the lowest
 */
public record LearntPitch(double lowestMidi, double highestMidi) {
  /** Ranges leave out the outermost hundredth of the recordings either way. */
  private static final double MARGIN_SEMITONES = 0.5;

  /** Of a recording's pitch. Less is what trackers mistake, and what ranges leave out. */
  private static final double NOTABLE_SHARE = 0.05;

  /**
   * What a mix of labels learnt: from the lowest pitch of a label with a share in it to the
   * highest. A vocoder sings any recording as any of its speakers, so it is what all of them taught
   * it.
   *
   * @param weights of the labels, as {@link LabelMix} makes them
   */
  public static LearntPitch of(Manifest manifest, float[] weights) {
    List<Label> labels =
        IntStream.range(0, manifest.labels().size())
            .filter(index -> weights[index] > 0 || !manifest.kind().isPlayable())
            .mapToObj(manifest.labels()::get)
            .toList();
    return new LearntPitch(
        labels.stream().mapToDouble(Label::lowestMidi).min().orElse(0),
        labels.stream().mapToDouble(Label::highestMidi).max().orElse(0));
  }

  /** Whether a pitch lies outside; none does if nothing is known of the voice's. */
  public boolean isOutside(double midi) {
    return highestMidi > lowestMidi
        && (midi < lowestMidi - MARGIN_SEMITONES || midi > highestMidi + MARGIN_SEMITONES);
  }

  /** Share of a track's pitched hops that lie outside, 0..1; 0 of one without pitch. */
  public double shareOutside(FeatureTrack track) {
    double[] midi =
        IntStream.range(0, track.hops())
            .filter(hop -> track.f0Hz(hop) > 0)
            .mapToDouble(hop -> NoteName.midiOfHertz(track.f0Hz(hop)))
            .toArray();
    long outside = IntStream.range(0, midi.length).filter(i -> isOutside(midi[i])).count();
    return outside / (double) Math.max(1, midi.length);
  }

  /**
   * What is to be said of a recording whose controls are these, if more than a few of its pitches
   * lie outside.
   *
   * @param name of the recording
   */
  public Optional<Remark> remark(String name, FeatureTrack track) {
    double share = shareOutside(track);
    return share < NOTABLE_SHARE ? Optional.empty() : Optional.of(remark(name, share));
  }

  /**
   * What is to be said of something that is played although a share of it lies outside.
   *
   * @param name of the recording or score
   */
  public Remark remark(String name, double share) {
    return new Remark(
        name,
        false,
        "has %s %% of its pitch outside %s to %s, which the voice learnt; it is played all the same"
            .formatted(percent(share), NoteName.of(lowestMidi), NoteName.of(highestMidi)));
  }

  private static String percent(double share) {
    return share < 0.005 ? "less than 1" : Long.toString(Math.round(100 * share));
  }
}
