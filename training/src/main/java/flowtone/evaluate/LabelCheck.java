package flowtone.evaluate;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import flowtone.voice.Manifest;
import flowtone.voice.NoteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Gathers the timbres of test recordings, of their resynthesis and of played notes, and says whose
 * nearest recording is of their own label. Not thread-safe.
 */
final class LabelCheck {
  private static final int MEL_HOP_SAMPLES = 128;

  /** What is kept of one test recording. */
  private record Case(
      int label,
      Timbre recording,
      Timbre resynthesis,
      Optional<Timbre> played,
      boolean ownLabelNearer) {}

  private final Synthesizer voice;
  private final List<Case> cases = new ArrayList<>();

  LabelCheck(Synthesizer voice) {
    this.voice = voice;
  }

  /** Takes in one recording: plays its pitch, and resynthesises it under every other label. */
  void add(Rendition rendition) {
    cases.add(
        new Case(
            rendition.label(),
            Timbre.of(rendition.recording()),
            Timbre.of(rendition.resynthesis()),
            played(rendition),
            ownLabelNearer(rendition)));
  }

  List<LabelReport> reports() {
    return IntStream.range(0, voice.manifest().labels().size())
        .filter(label -> cases.stream().anyMatch(c -> c.label == label))
        .mapToObj(this::report)
        .toList();
  }

  private LabelReport report(int label) {
    List<Case> own = cases.stream().filter(c -> c.label == label).toList();
    long played =
        own.stream().flatMap(c -> c.played.stream()).filter(note -> isNearest(note, label)).count();
    long pitched = own.stream().filter(c -> c.played.isPresent()).count();
    long resynthesized = own.stream().filter(c -> isNearest(c.resynthesis, label)).count();
    long ownLabelNearer = own.stream().filter(Case::ownLabelNearer).count();
    double recordings = own.size();
    return new LabelReport(
        voice.manifest().labelNames().get(label),
        own.size(),
        pitched == 0 ? 0 : played / (double) pitched,
        resynthesized / recordings,
        ownLabelNearer / recordings);
  }

  /** Whether the recording nearest to a sound is of a label. */
  private boolean isNearest(Timbre sound, int label) {
    return least(sound, label, true) < least(sound, label, false);
  }

  private double least(Timbre sound, int label, boolean own) {
    return cases.stream()
        .filter(c -> (c.label == label) == own)
        .mapToDouble(c -> sound.distance(c.recording))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The timbre of a note played at a recording's pitch, if it has one within the label's range. */
  private Optional<Timbre> played(Rendition rendition) {
    Manifest.Label label = voice.manifest().labels().get(rendition.label());
    OptionalDouble midi = midi(rendition);
    boolean inRange =
        midi.isPresent()
            && midi.getAsDouble() >= label.lowestMidi()
            && midi.getAsDouble() <= label.highestMidi();
    if (!inRange) {
      return Optional.empty();
    }
    float[] note = new Scale(voice).play(rendition.label(), midi.getAsDouble()).samples();
    return Optional.of(Timbre.of(new Waveform(note, voice.manifest().sampleRateHz())));
  }

  private static OptionalDouble midi(Rendition rendition) {
    List<Double> pitches = new ArrayList<>();
    for (float hertz : rendition.features().f0Hz()) {
      if (hertz > 0) {
        pitches.add(NoteName.midiOfHertz(hertz));
      }
    }
    return pitches.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Statistics.of(pitches).median());
  }

  private boolean ownLabelNearer(Rendition rendition) {
    float[][] recording = mel(rendition.recording());
    double own = MelDistance.l1(recording, mel(rendition.resynthesis()));
    return IntStream.range(0, voice.manifest().labels().size())
        .filter(label -> label != rendition.label())
        .mapToObj(label -> rendition.withLabel(label, voice))
        .allMatch(other -> own < MelDistance.l1(recording, mel(other)));
  }

  private static float[][] mel(Waveform sound) {
    return new MelSpectrogram(
            sound.sampleRateHz(), MEL_HOP_SAMPLES, MelSpectrogram.BANDS, Padding.REFLECT)
        .logMel(sound.samples());
  }
}
