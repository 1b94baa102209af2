package flowtone.performance.midi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Converts ticks of a MIDI file to seconds, with all its changes of tempo. */
final class TempoMap {
  /** 120 quarter notes per minute, the default of the format before the first tempo event. */
  private static final int DEFAULT_MICROS_PER_QUARTER = 500_000;

  private record Segment(double startSeconds, double secondsPerTick) {}

  private final TreeMap<Long, Segment> segments = new TreeMap<>();

  private TempoMap(double startSeconds, double secondsPerTick) {
    segments.put(0L, new Segment(startSeconds, secondsPerTick));
  }

  /**
   * That of tracks which sound together. A tempo of 0 would end all time: it is passed over.
   *
   * @param startSeconds when tick 0 is
   */
  static TempoMap of(Division division, List<MidiTrack> tracks, double startSeconds) {
    TempoMap map = new TempoMap(startSeconds, division.secondsPerTick(DEFAULT_MICROS_PER_QUARTER));
    if (division.hasTempo()) {
      changes(tracks).forEach((tick, micros) -> map.change(tick, division.secondsPerTick(micros)));
    }
    return map;
  }

  private static TreeMap<Long, Long> changes(List<MidiTrack> tracks) {
    TreeMap<Long, Long> changes = new TreeMap<>();
    tracks.stream()
        .flatMap(track -> track.metaEvents(MidiEvent.Meta.TEMPO))
        .filter(meta -> !isUnusable(meta))
        .forEach(meta -> changes.put(meta.tick(), meta.number()));
    return changes;
  }

  /** Whether a tempo event sets no tempo. */
  static boolean isUnusable(MidiEvent.Meta tempo) {
    return tempo.data().length != 3 || tempo.number() == 0;
  }

  private void change(long tick, double secondsPerTick) {
    segments.put(tick, new Segment(seconds(tick), secondsPerTick));
  }

  /** The time of a tick from the start of the file. */
  double seconds(long tick) {
    Map.Entry<Long, Segment> entry = segments.floorEntry(tick);
    Segment segment = entry.getValue();
    return segment.startSeconds() + (tick - entry.getKey()) * segment.secondsPerTick();
  }
}
