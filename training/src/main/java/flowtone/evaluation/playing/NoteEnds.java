package flowtone.evaluation.playing;

import flowtone.audio.Loudness;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.corpus.preparation.NoteShape;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.performance.Note;
import flowtone.performance.Score;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Attacks and releases of a label's notes, beside those of its recordings: medians over a low, a
 * middle and a high note. Recordings that were cut at the end of a note have next to no release, so
 * a voice releases notes more slowly than they do.
 *
 * @param label that was played
 * @param attackSeconds from 40 dB below the sustain to 3 dB below it
 * @param recordedAttackSeconds the same of its recordings
 * @param releaseSeconds from the end of the sustain to 40 dB below
 * @param recordedReleaseSeconds the same of its recordings
 */
public record NoteEnds(
    String label,
    double attackSeconds,
    double recordedAttackSeconds,
    double releaseSeconds,
    double recordedReleaseSeconds) {
  private static final double HELD_SECONDS = 1;

  /** Length of a note that decays by itself, as of a struck string. */
  private static final double DECAY_SECONDS = 8;

  private static final double SILENT_SECONDS = 0.5;
  private static final double VELOCITY = 0.8;

  /** Plays and measures. */
  static NoteEnds measure(SeededSynthesizer instrument, int label) {
    Label recorded = instrument.manifest().labels().get(label);
    double range = recorded.highestMidi() - recorded.lowestMidi();
    List<NoteShape> shapes =
        DoubleStream.of(0.25, 0.5, 0.75)
            .map(share -> Math.rint(recorded.lowestMidi() + share * range))
            .mapToObj(midi -> shape(instrument, label, midi))
            .toList();
    return new NoteEnds(
        recorded.name(),
        median(shapes, NoteShape::attackSeconds),
        recorded.attackSeconds(),
        median(shapes, NoteShape::releaseSeconds),
        recorded.releaseSeconds());
  }

  private static double median(List<NoteShape> shapes, ToDoubleFunction<NoteShape> figure) {
    return Statistics.of(shapes.stream().map(figure::applyAsDouble).toList()).median();
  }

  private static NoteShape shape(SeededSynthesizer instrument, int label, double midi) {
    Manifest manifest = instrument.manifest();
    FeatureTrack asked =
        note(manifest.labels().get(label), midi).perform(manifest, LabelMix.only(label, manifest));
    float[] samples = instrument.render(asked).samples();
    Loudness meter = Loudness.ofFeatures(manifest.sampleRateHz(), manifest.hopSamples());
    return NoteShape.of(meter.curve(samples, asked.hops()), asked.hopSeconds());
  }

  /** Begins with silence, in which the loudness has its floor. */
  private static Score note(Label recorded, double midi) {
    double heldSeconds = recorded.decays() ? DECAY_SECONDS : HELD_SECONDS;
    return new Score(List.of(new Note(midi, SILENT_SECONDS, heldSeconds, VELOCITY)));
  }

  /** Absolute difference of the attack from the recordings'. */
  public double attackSecondsOff() {
    return Math.abs(attackSeconds - recordedAttackSeconds);
  }
}
