package flowtone.performance.midi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the key presses of a track: the first of two that are down on one key comes up first. Not
 * thread-safe.
 */
final class KeyPresses {
  private record Down(int velocity, long tick) {}

  private final int index;
  private final MidiTrack track;
  private final int port;
  private final Map<Integer, Deque<Down>> down = new HashMap<>();
  private final List<KeyPress> presses = new ArrayList<>();

  private KeyPresses(int index, MidiTrack track) {
    this.index = index;
    this.track = track;
    this.port = track.port();
  }

  /** Those of a track, in the order of their ends. */
  static List<KeyPress> of(int index, MidiTrack track) {
    KeyPresses found = new KeyPresses(index, track);
    track.voiceEvents().filter(MidiEvent.Voice::isNote).forEach(found::add);
    found.down.forEach(
        (key, held) -> held.forEach(press -> found.add(key, press, track.endTick(), false)));
    return found.presses;
  }

  private void add(MidiEvent.Voice event) {
    int key = event.channel() << 7 | event.data1();
    Deque<Down> held = down.computeIfAbsent(key, k -> new ArrayDeque<>());
    if (event.isNoteOn()) {
      held.add(new Down(event.data2(), event.tick()));
    } else if (!held.isEmpty()) {
      add(key, held.remove(), event.tick(), true);
    }
  }

  private void add(int key, Down press, long upTick, boolean released) {
    int channel = port << 4 | key >> 7;
    presses.add(
        new KeyPress(index, channel, key & 0x7f, press.velocity(), press.tick(), upTick, released));
  }
}
