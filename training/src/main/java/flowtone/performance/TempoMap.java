package flowtone.performance;

import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/** Converts ticks of a MIDI file to seconds, with all its changes of tempo. */
final class TempoMap {
  private static final int TEMPO_META_TYPE = 0x51;
  private static final double MICROS_PER_SECOND = 1e6;

  /** 120 quarter notes per minute, the default of the format before the first tempo event. */
  private static final int DEFAULT_MICROS_PER_QUARTER = 500_000;

  private record Segment(double startSeconds, double secondsPerTick) {}

  private final TreeMap<Long, Segment> segments = new TreeMap<>();

  private TempoMap(double secondsPerTick) {
    segments.put(0L, new Segment(0, secondsPerTick));
  }

  static TempoMap of(Sequence sequence) {
    if (sequence.getDivisionType() != Sequence.PPQ) {
      double ticksPerSecond = sequence.getDivisionType() * (double) sequence.getResolution();
      return new TempoMap(1 / ticksPerSecond);
    }
    TempoMap map = new TempoMap(secondsPerTick(DEFAULT_MICROS_PER_QUARTER, sequence));
    microsPerQuarter(sequence).forEach((tick, micros) -> map.change(tick, micros, sequence));
    return map;
  }

  private void change(long tick, int microsPerQuarter, Sequence sequence) {
    segments.put(tick, new Segment(seconds(tick), secondsPerTick(microsPerQuarter, sequence)));
  }

  private static double secondsPerTick(int microsPerQuarter, Sequence sequence) {
    return microsPerQuarter / MICROS_PER_SECOND / sequence.getResolution();
  }

  private static TreeMap<Long, Integer> microsPerQuarter(Sequence sequence) {
    TreeMap<Long, Integer> changes = new TreeMap<>();
    for (Track track : sequence.getTracks()) {
      for (int i = 0; i < track.size(); i++) {
        MidiEvent event = track.get(i);
        if (event.getMessage() instanceof MetaMessage meta && meta.getType() == TEMPO_META_TYPE) {
          changes.put(event.getTick(), bigEndian(meta.getData()));
        }
      }
    }
    return changes;
  }

  private static int bigEndian(byte[] bytes) {
    int value = 0;
    for (byte b : bytes) {
      value = value << 8 | b & 0xff;
    }
    return value;
  }

  /** The time of a tick from the start of the file. */
  double seconds(long tick) {
    Map.Entry<Long, Segment> entry = segments.floorEntry(tick);
    Segment segment = entry.getValue();
    return segment.startSeconds() + (tick - entry.getKey()) * segment.secondsPerTick();
  }
}
