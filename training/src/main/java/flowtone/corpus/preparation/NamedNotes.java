package flowtone.corpus.preparation;

import flowtone.audio.NoteName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Pitches of recordings of one note each by the note names in their files' names. Libraries of
 * samples count octaves in different ways, and name what is written for a transposing instrument:
 * so some recordings of each folder are listened to, and names are believed where most of these lie
 * equally many semitones off.
 */
public final class NamedNotes {
  private static final int LISTENED_TO = 16;
  private static final int LEAST_AGREEING = 3;
  private static final double NEAREST_SEMITONES = 0.4;

  private final List<Source> recordings;
  private final Listening listening;

  /**
   * The notes of recordings.
   *
   * @param recordings all that are known, of which some are listened to
   */
  public NamedNotes(List<Source> recordings, Listening listening) {
    this.recordings = List.copyOf(recordings);
    this.listening = listening;
  }

  /**
   * The pitch of each recording in Hz, 0 where no name tells.
   *
   * @throws IOException if some cannot be listened to
   */
  public double[] hertz() throws IOException {
    Map<Path, OptionalInt> transpositions = transpositions();
    double[] hertz = new double[recordings.size()];
    for (int i = 0; i < hertz.length; i++) {
      OptionalDouble named = named(i);
      OptionalInt semitones = transpositions.get(recordings.get(i).folder());
      boolean known = named.isPresent() && semitones != null && semitones.isPresent();
      hertz[i] = known ? NoteName.hertz(named.getAsDouble() + semitones.getAsInt()) : 0;
    }
    return hertz;
  }

  /** Of each folder with names of notes, by how many semitones they lie off, if they agree. */
  private Map<Path, OptionalInt> transpositions() throws IOException {
    Map<Path, List<Integer>> chosen = new LinkedHashMap<>();
    namedByFolder().forEach((folder, named) -> chosen.put(folder, spread(named)));
    double[] hertz = listening.hertz(chosen.values().stream().flatMap(List::stream).toList());
    Map<Path, OptionalInt> transpositions = new HashMap<>();
    int next = 0;
    for (Map.Entry<Path, List<Integer>> folder : chosen.entrySet()) {
      List<Double> deviations = new ArrayList<>();
      for (int index : folder.getValue()) {
        double heardHz = hertz[next++];
        if (heardHz > 0) {
          deviations.add(NoteName.midiOfHertz(heardHz) - named(index).getAsDouble());
        }
      }
      transpositions.put(folder.getKey(), agreed(deviations));
    }
    return transpositions;
  }

  private Map<Path, List<Integer>> namedByFolder() {
    Map<Path, List<Integer>> named = new LinkedHashMap<>();
    for (int i = 0; i < recordings.size(); i++) {
      if (named(i).isPresent()) {
        Path folder = recordings.get(i).folder();
        named.computeIfAbsent(folder, none -> new ArrayList<>()).add(i);
      }
    }
    return named;
  }

  /** Some of them, spread evenly. */
  private static List<Integer> spread(List<Integer> named) {
    int count = Math.min(LISTENED_TO, named.size());
    return IntStream.range(0, count)
        .mapToObj(k -> named.get((int) ((k + 0.5) * named.size() / count)))
        .toList();
  }

  private OptionalDouble named(int index) {
    Path name = Path.of(recordings.get(index).name());
    return NoteName.inFileName(name.getFileName().toString());
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
