package flowtone.evaluation.playing;

import flowtone.audio.Loudness;
import flowtone.audio.NoteName;
import flowtone.audio.NotePitch;
import flowtone.audio.PitchTracker;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.evaluation.metric.PitchDistance;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.ScaleReport.ScaleNote;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.performance.Performer;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plays every semitone of a label's range, one by one, and measures its pitch and loudness.
 *
 * @param instrument that is measured
 */
public record Scale(SeededSynthesizer instrument) {
  private static final double NOTE_SECONDS = 0.8;
  private static final double LONGEST_RELEASE_SECONDS = 4;
  private static final double SUSTAIN_FROM_SECONDS = 0.2;
  private static final double VELOCITY = 0.8;

  /** A note's samples at the voice's rate and the features it was synthesized from. */
  record Played(FeatureTrack asked, float[] samples) {}

  /** Semitones within a label's range. */
  static int[] semitones(Label label) {
    int lowest = (int) Math.ceil(label.lowestMidi());
    int highest = (int) Math.floor(label.highestMidi());
    return lowest <= highest
        ? IntStream.rangeClosed(lowest, highest).toArray()
        : new int[] {Math.round((label.lowestMidi() + label.highestMidi()) / 2)};
  }

  /** Holds one note of a label for 0.8 s. */
  Played play(int label, double midi) {
    return play(LabelMix.only(label, instrument.manifest()), midi);
  }

  /** Holds one note of a mixture of labels for 0.8 s. */
  Played play(float[] labelWeights, double midi) {
    return play(labelWeights, midi, VELOCITY);
  }

  /** The same at a velocity of 0..1. */
  Played play(float[] labelWeights, double midi, double velocity) {
    return play(labelWeights, midi, velocity, NOTE_SECONDS);
  }

  /** The same for as long as is asked for. */
  Played play(float[] labelWeights, double midi, double velocity, double seconds) {
    Performer performer = new Performer(instrument.manifest());
    performer.labelWeights(labelWeights);
    performer.noteOn(midi, velocity);
    FeatureTrack asked = performer.next(hops(seconds));
    return new Played(asked, instrument.render(asked).samples());
  }

  /** A note that is let go after as long as is asked for, until it is silent. */
  Played playOut(float[] labelWeights, double midi, double velocity, double heldSeconds) {
    Performer performer = new Performer(instrument.manifest());
    performer.labelWeights(labelWeights);
    performer.noteOn(midi, velocity);
    FeatureTrack asked = performer.next(hops(heldSeconds));
    performer.noteOff(midi);
    for (int hop = 0; hop < hops(LONGEST_RELEASE_SECONDS) && !performer.silent(); hop++) {
      asked = asked.followedBy(performer.next(1));
    }
    return new Played(asked, instrument.render(asked).samples());
  }

  /**
   * Plays the scale of a label.
   *
   * @param onStep called after each note
   */
  public ScaleReport measure(int label, Runnable onStep) {
    List<ScaleNote> notes = new ArrayList<>();
    List<String> unpitched = new ArrayList<>();
    for (int midi : semitones(instrument.manifest().labels().get(label))) {
      Played played = play(label, midi);
      List<Double> cents = cents(played, midi);
      if (cents.isEmpty()) {
        unpitched.add(NoteName.of(midi));
      } else {
        double median = Statistics.of(cents).median();
        notes.add(new ScaleNote(NoteName.of(midi), midi, median, levelDb(played)));
      }
      onStep.run();
    }
    return report(instrument.manifest().labelNames().get(label), notes, unpitched);
  }

  private static ScaleReport report(String label, List<ScaleNote> notes, List<String> unpitched) {
    return new ScaleReport(
        label,
        Statistics.of(notes.stream().map(note -> Math.abs(note.cents())).toList()),
        Statistics.of(notes.stream().map(ScaleNote::levelDb).toList()),
        notes,
        unpitched);
  }

  /**
   * Deviations in cents of the hops of the sustain; empty if less than half of them have a pitch.
   */
  List<Double> cents(Played played, double midi) {
    Manifest manifest = instrument.manifest();
    if (!PitchTracker.hears(NoteName.hertz(midi))) {
      return centsBeyondTracker(played, NoteName.hertz(midi));
    }
    PitchTracker tracker = new PitchTracker(manifest.sampleRateHz(), manifest.hopSamples());
    float[] hertz = tracker.track(played.samples(), played.asked().hops()).hz();
    int from = hops(SUSTAIN_FROM_SECONDS);
    List<Double> cents =
        IntStream.range(from, hertz.length)
            .filter(hop -> hertz[hop] > 0)
            .mapToObj(hop -> PitchDistance.cents(NoteName.hertz(midi), hertz[hop]))
            .toList();
    return cents.size() * 2 < hertz.length - from ? List.of() : cents;
  }

  /** The deviation of the whole sustain; empty if nothing is strongest near the note. */
  private List<Double> centsBeyondTracker(Played played, double hertz) {
    Manifest manifest = instrument.manifest();
    int from = hops(SUSTAIN_FROM_SECONDS) * manifest.hopSamples();
    float[] sustain = Arrays.copyOfRange(played.samples(), from, played.samples().length);
    return new NotePitch(manifest.sampleRateHz())
        .near(hertz, sustain).stream()
            .mapToObj(found -> PitchDistance.cents(hertz, found))
            .toList();
  }

  private double levelDb(Played played) {
    Manifest manifest = instrument.manifest();
    float[] loudnessDb =
        Loudness.ofFeatures(manifest.sampleRateHz(), manifest.hopSamples())
            .curve(played.samples(), played.asked().hops());
    double gainDb = 20 * Math.log10(manifest.gain());
    return Statistics.of(
            IntStream.range(hops(SUSTAIN_FROM_SECONDS), loudnessDb.length - hops(0.1))
                .mapToObj(hop -> loudnessDb[hop] + gainDb - played.asked().loudnessDb(hop))
                .toList())
        .median();
  }

  private int hops(double seconds) {
    Manifest manifest = instrument.manifest();
    return (int) Math.round(seconds * manifest.sampleRateHz() / manifest.hopSamples());
  }
}
