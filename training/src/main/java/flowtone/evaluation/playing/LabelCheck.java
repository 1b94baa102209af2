package flowtone.evaluation.playing;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.NoteName;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.corpus.preparation.NoteShape;
import flowtone.evaluation.metric.MelDistance;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.metric.Timbre;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestItem;
import flowtone.voice.LabelMix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Gathers the timbres of test recordings, of their resynthesis and of played notes, and counts
 * those whose nearest recording, among test recordings and references, has their own label.
 * Thread-safe.
 */
public final class LabelCheck {
  private static final int MEL_HOP_SAMPLES = 128;

  /** Bounds of notes played: shorter ones are an attack, longer ones tell nothing more. */
  private static final double SHORTEST_SECONDS = 0.1;

  private static final double LONGEST_SECONDS = 4;

  /** A recording that sounds are compared with. */
  private record Reference(int label, Timbre timbre) {}

  /** What is kept of one test item. */
  private record Case(
      Reference recording, Timbre resynthesis, Optional<Timbre> played, boolean ownLabelNearer) {
    int label() {
      return recording.label;
    }
  }

  private final SeededSynthesizer voice;
  private final Queue<Case> cases = new ConcurrentLinkedQueue<>();
  private final Queue<Reference> references = new ConcurrentLinkedQueue<>();

  public LabelCheck(SeededSynthesizer voice) {
    this.voice = voice;
  }

  /** Adds a recording that is not measured but compared with; a label of another voice is none. */
  public void refer(String label, Waveform recording) {
    int index = voice.manifest().labelNames().indexOf(label);
    if (index >= 0) {
      references.add(new Reference(index, Timbre.of(recording)));
    }
  }

  /** Adds a test item: plays a note at its pitch, and resynthesizes it with every other label. */
  public void add(TestItem item, Waveform resynthesis) {
    Reference recording = new Reference(item.label(), Timbre.of(item.recording()));
    references.add(recording);
    cases.add(
        new Case(
            recording,
            Timbre.of(resynthesis),
            played(item, recording.timbre),
            ownLabelNearer(item, resynthesis)));
  }

  /** One report for each label that has test items. */
  public List<LabelReport> reports() {
    return IntStream.range(0, voice.manifest().labels().size())
        .filter(label -> cases.stream().anyMatch(c -> c.label() == label))
        .mapToObj(this::report)
        .toList();
  }

  private LabelReport report(int label) {
    List<Case> own = cases.stream().filter(c -> c.label() == label).toList();
    long played =
        own.stream().flatMap(c -> c.played.stream()).filter(note -> isNearest(note, label)).count();
    long pitched = own.stream().filter(c -> c.played.isPresent()).count();
    long resynthesized = own.stream().filter(c -> isNearest(c.resynthesis, label)).count();
    long recorded = own.stream().filter(c -> isAmongItsOwn(c.recording)).count();
    long ownLabelNearer = own.stream().filter(Case::ownLabelNearer).count();
    double recordings = own.size();
    return new LabelReport(
        voice.manifest().labelNames().get(label),
        own.size(),
        recorded / recordings,
        pitched == 0 ? 0 : played / (double) pitched,
        resynthesized / recordings,
        ownLabelNearer / recordings);
  }

  /** Whether the recording nearest to a sound has a label. */
  private boolean isNearest(Timbre sound, int label) {
    return least(sound, each -> each.label == label) < least(sound, each -> each.label != label);
  }

  /** Whether the recording nearest to another has its label. */
  private boolean isAmongItsOwn(Reference recording) {
    int label = recording.label;
    return least(recording.timbre, each -> each != recording && each.label == label)
        < least(recording.timbre, each -> each.label != label);
  }

  private double least(Timbre sound, Predicate<Reference> among) {
    return references.stream()
        .filter(among)
        .mapToDouble(each -> sound.distance(each.timbre))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The timbre of a note as high and loud as a recording, held as long as that one was and then let
   * go unless it decays by itself, if that has a pitch within the label's range.
   */
  private Optional<Timbre> played(TestItem item, Timbre recording) {
    Label label = voice.manifest().labels().get(item.label());
    OptionalDouble midi = midi(item);
    boolean inRange =
        midi.isPresent()
            && midi.getAsDouble() >= label.lowestMidi()
            && midi.getAsDouble() <= label.highestMidi();
    if (!inRange) {
      return Optional.empty();
    }
    NoteShape shape = shape(item);
    double velocity = label.velocity(shape.sustainDb());
    float[] weights = LabelMix.only(item.label(), voice.manifest());
    Scale scale = new Scale(voice);
    Scale.Played note =
        label.decays()
            ? scale.play(weights, midi.getAsDouble(), velocity, bounded(recording.seconds()))
            : scale.playOut(weights, midi.getAsDouble(), velocity, bounded(shape.heldSeconds()));
    return Optional.of(Timbre.of(new Waveform(note.samples(), voice.manifest().sampleRateHz())));
  }

  private static double bounded(double seconds) {
    return Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, seconds));
  }

  private static NoteShape shape(TestItem item) {
    FeatureTrack track = item.features();
    return NoteShape.of(track.loudnessDb(), track.hopSeconds());
  }

  private static OptionalDouble midi(TestItem item) {
    List<Double> pitches = new ArrayList<>();
    for (float hertz : item.features().f0Hz()) {
      if (hertz > 0) {
        pitches.add(NoteName.midiOfHertz(hertz));
      }
    }
    return pitches.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Statistics.of(pitches).median());
  }

  private boolean ownLabelNearer(TestItem item, Waveform resynthesis) {
    float[][] recording = mel(item.recording());
    double own = MelDistance.l1(recording, mel(resynthesis));
    return IntStream.range(0, voice.manifest().labels().size())
        .filter(label -> label != item.label())
        .mapToObj(label -> item.madeBy(voice, label))
        .allMatch(other -> own < MelDistance.l1(recording, mel(other)));
  }

  private static float[][] mel(Waveform sound) {
    return new MelSpectrogram(
            sound.sampleRateHz(), MEL_HOP_SAMPLES, MelSpectrogram.BANDS, Padding.REFLECT)
        .logMel(sound.samples());
  }
}
