package flowtone.corpus.preparation;

import flowtone.audio.NoteName;
import flowtone.audio.PitchContour;
import flowtone.audio.PitchTracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Pitches of recordings of one note each by the note names in their files' names. Libraries of
 * samples count octaves in different ways, and name what is written for a transposing instrument:
 * so some recordings of each folder are listened to, and names are believed where most of these lie
 * equally many semitones off.
 */
final class NamedNotes {
  private static final int LISTENED_TO = 16;
  private static final int LEAST_AGREEING = 3;
  private static final double NEAREST_SEMITONES = 0.4;

  private final PreprocessedRecordings preprocessed;
  private final AudioSpool spool;
  private final PitchTracker tracker;
  private final int hopSamples;
  private final Map<Path, OptionalInt> transpositions = new HashMap<>();

  NamedNotes(
      PreprocessedRecordings preprocessed, AudioSpool spool, int sampleRateHz, int hopSamples) {
    this.preprocessed = preprocessed;
    this.spool = spool;
    this.tracker = new PitchTracker(sampleRateHz, hopSamples);
    this.hopSamples = hopSamples;
  }

  /** The pitch of each recording in Hz, 0 where no name tells. */
  double[] hertz() throws IOException {
    double[] hertz = new double[preprocessed.recordings().size()];
    for (int i = 0; i < hertz.length; i++) {
      OptionalDouble named = named(i);
      OptionalInt semitones = transposition(preprocessed.recordings().get(i).source().folder());
      boolean known = named.isPresent() && semitones.isPresent();
      hertz[i] = known ? NoteName.hertz(named.getAsDouble() + semitones.getAsInt()) : 0;
    }
    return hertz;
  }

  private OptionalInt transposition(Path folder) throws IOException {
    OptionalInt known = transpositions.get(folder);
    if (known == null) {
      known = agreed(deviations(folder));
      transpositions.put(folder, known);
    }
    return known;
  }

  /** Semitones from the names to the pitches of some recordings, spread evenly over a folder. */
  private List<Double> deviations(Path folder) throws IOException {
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < preprocessed.recordings().size(); i++) {
      if (preprocessed.recordings().get(i).source().folder().equals(folder)
          && named(i).isPresent()) {
        named.add(i);
      }
    }
    List<Double> deviations = new ArrayList<>();
    int count = Math.min(LISTENED_TO, named.size());
    for (int k = 0; k < count; k++) {
      int index = named.get((int) ((k + 0.5) * named.size() / count));
      double hertz = heardHz(index);
      if (hertz > 0) {
        deviations.add(NoteName.midiOfHertz(hertz) - named(index).getAsDouble());
      }
    }
    return deviations;
  }

  private OptionalDouble named(int index) {
    Path name = Path.of(preprocessed.recordings().get(index).source().name());
    return NoteName.inFileName(name.getFileName().toString());
  }

  private double heardHz(int index) throws IOException {
    float[] samples = spool.read(preprocessed.recordings().get(index).extent());
    PitchContour contour = tracker.track(samples, samples.length / hopSamples);
    return contour.medianHz();
  }

  /** The whole number that more than half of the deviations are near, if there are enough. */
  private static OptionalInt agreed(List<Double> deviations) {
    for (double deviation : deviations) {
      int semitones = (int) Math.rint(deviation);
      long near =
          deviations.stream()
              .filter(other -> Math.abs(other - semitones) <= NEAREST_SEMITONES)
              .count();
      if (near >= LEAST_AGREEING && 2 * near > deviations.size()) {
        return OptionalInt.of(semitones);
      }
    }
    return OptionalInt.empty();
  }
}
