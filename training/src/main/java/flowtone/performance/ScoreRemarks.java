package flowtone.performance;

import flowtone.audio.file.Remark;
import flowtone.control.HopFeatures;
import flowtone.voice.LearntPitch;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects what is to be said of a score as it is laid out for a voice. Not thread-safe. */
final class ScoreRemarks {
  static final String NAME = "the score";

  /** Parts that are named one by one. */
  private static final int MOST_PARTS = 8;

  private final Manifest manifest;
  private final List<Remark> remarks = new ArrayList<>();
  private final Map<Integer, Integer> drums = new TreeMap<>();
  private int moved;
  private int left;

  ScoreRemarks(Manifest manifest) {
    this.manifest = manifest;
  }

  List<Remark> all() {
    return List.copyOf(remarks);
  }

  private void add(boolean loss, String format, Object... values) {
    remarks.add(new Remark(NAME, loss, String.format(Locale.ROOT, format, values)));
  }

  private static String notes(int count) {
    return count == 1 ? "1 note" : count + " notes";
  }

  /** What is to be said of a file itself. */
  void findings(List<String> phrases) {
    phrases.forEach(phrase -> remarks.add(new Remark(NAME, true, phrase)));
  }

  /** Drums that no label plays. */
  void drums(Part part) {
    drums.merge(part.source().orElseThrow().channel(), part.notes().size(), Integer::sum);
  }

  /** Notes that were moved into a range. */
  void fitted(RangeFitting fitting) {
    moved += fitting.moved();
    left += fitting.left();
  }

  /** What there is, where nothing can be played. */
  String leftOut() {
    return drums.isEmpty()
        ? "none"
        : "drums alone, on channel %s, which a label plays if it is given the channel"
            .formatted(drums.keySet().iterator().next());
  }

  /** Music of which the end is left out. */
  void tooLong(double seconds) {
    add(true, "lasts %.0f s, of which the first %.0f are played", seconds, Part.MAX_SECONDS);
  }

  /** Silence that was left out. */
  void trimmed(double seconds) {
    add(false, "begins with %.1f s of silence, left out", seconds);
  }

  /** Which parts are played by which labels, and what of them is not played as it was written. */
  void heard(List<PlayedPart> played) {
    List<String> parts =
        played.stream().map(part -> part.description(manifest)).flatMap(List::stream).toList();
    if (!parts.isEmpty()) {
      int more = parts.size() - MOST_PARTS;
      add(
          false,
          "is heard with %s%s",
          parts.stream().limit(MOST_PARTS).collect(Collectors.joining(", ")),
          more > 0 ? " and %d parts more".formatted(more) : "");
    }
    drums.forEach(
        (channel, count) ->
            add(true, "has %s of drums on channel %d, left out", notes(count), channel));
    if (moved > 0) {
      add(false, "has %s out of range, moved by octaves", notes(moved));
    }
    if (left > 0) {
      add(true, "has %s out of range in every octave, left out", notes(left));
    }
    if (played.stream().anyMatch(PlayedPart::bendsTooFar)) {
      add(true, "bends notes by more than an octave, which is as far as they go");
    }
    if (!manifest.features().contains(HopFeatures.BRIGHTNESS)
        && played.stream().anyMatch(PlayedPart::asksForBrightness)) {
      add(true, "asks for changes of brightness, which the voice does not read");
    }
  }

  /** Channels that labels were asked for and that play nothing. */
  void unused(Set<Integer> asked, List<PlayedPart> played) {
    Set<Integer> unused = new TreeSet<>(asked);
    played.forEach(part -> part.part().source().ifPresent(s -> unused.remove(s.channel())));
    unused.forEach(
        channel -> add(false, "has no notes on channel %d, which a label was given", channel));
  }

  /** Pitches beyond what labels learnt, of parts that have the same labels together. */
  void learnt(List<PlayedPart> played) {
    double all = played.stream().mapToDouble(PlayedPart::soundingSeconds).sum();
    Map<LearntPitch, Double> outside = new LinkedHashMap<>();
    for (PlayedPart part : played) {
      LearntPitch learnt = LearntPitch.of(manifest, part.weights());
      outside.merge(learnt, part.secondsOutside(learnt), Double::sum);
    }
    outside.forEach(
        (learnt, seconds) -> {
          if (seconds > 0) {
            remarks.add(learnt.remark(NAME, seconds / all));
          }
        });
  }

  /** Notes for which there was no voice. */
  void polyphony(int late, int notes, int polyphony) {
    if (late > 0 && polyphony == 1) {
      add(
          true,
          "begins %d of %d notes while another is held; the voice has one, the latest",
          late,
          notes);
    } else if (late > 0) {
      add(
          true,
          "begins %d of %d notes while %d others are held; that many are heard, the latest",
          late,
          notes,
          polyphony);
    }
  }
}
