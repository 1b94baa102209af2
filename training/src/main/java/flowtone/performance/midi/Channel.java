package flowtone.performance.midi;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;

/** What a channel is told in the course of a song, notes apart. Not thread-safe. */
final class Channel {
  private static final int PERCUSSION = 9;

  /** Program of a channel that was told of none. */
  static final int NO_PROGRAM = -1;

  /** Banks of programs by which other standards choose between drums and notes. */
  private static final int GENERAL_MIDI_2_DRUMS = 120;

  private static final int GENERAL_MIDI_2_NOTES = 121;
  private static final int XG_DRUMS = 126;

  private final LongToDoubleFunction seconds;
  private final Controllers controllers = new Controllers();
  private final Pedal sustain = new Pedal();
  private final Pedal sostenuto = new Pedal();
  private final TreeMap<Long, ChannelState> states = new TreeMap<>();
  private final TreeMap<Long, Integer> programs = new TreeMap<>();
  private final TreeMap<Long, Double> tunings = new TreeMap<>();
  private final TreeMap<Long, Boolean> drums = new TreeMap<>();
  private final TreeSet<Long> soundOffs = new TreeSet<>();
  private final TreeSet<Long> notesOffs = new TreeSet<>();
  private final TreeSet<Integer> unheard = new TreeSet<>();
  private int bank;
  private List<ChannelState> allStates;

  /**
   * @param number 0..15, and 16 more for each port
   * @param seconds when a tick is
   */
  Channel(int number, LongToDoubleFunction seconds) {
    this.seconds = seconds;
    programs.put(0L, NO_PROGRAM);
    tunings.put(0L, 0.0);
    boolean percussion = number % 16 == PERCUSSION;
    drums.put(0L, percussion);
    bank = percussion ? XG_DRUMS : 0;
  }

  /** Makes it a channel of drums from a tick on, or one of notes. */
  void drums(long tick, boolean are) {
    drums.put(tick, are);
  }

  /**
   * Takes in an event; ticks do not go back.
   *
   * @param xg whether the song is written for Yamaha's standard, which has its own banks of drums
   */
  void add(MidiEvent.Voice event, boolean xg) {
    switch (event.command()) {
      case MidiEvent.Voice.CONTROL -> control(event.tick(), event.data1(), event.data2());
      case MidiEvent.Voice.PROGRAM -> program(event.tick(), event.data1(), xg);
      case MidiEvent.Voice.KEY_PRESSURE -> unheard.add(Controllers.KEY_PRESSURE);
      case MidiEvent.Voice.CHANNEL_PRESSURE -> controllers.pressure(event.data1());
      case MidiEvent.Voice.PITCH_BEND -> controllers.bend(event.data1(), event.data2());
      default -> {}
    }
    ChannelState state = controllers.state(seconds.applyAsDouble(event.tick()));
    boolean first = states.isEmpty() && state.at(0).equals(ChannelState.INITIAL);
    if (!first && (states.isEmpty() || !isSame(states.lastEntry().getValue(), state))) {
      states.put(event.tick(), state);
    }
    if (tunings.lastEntry().getValue() != controllers.tuningSemitones()) {
      tunings.put(event.tick(), controllers.tuningSemitones());
    }
  }

  private static boolean isSame(ChannelState before, ChannelState state) {
    return before.at(0).equals(state.at(0));
  }

  private void program(long tick, int program, boolean xg) {
    programs.put(tick, program);
    if (bank == GENERAL_MIDI_2_DRUMS || bank == GENERAL_MIDI_2_NOTES || xg) {
      drums(tick, bank == GENERAL_MIDI_2_DRUMS || xg && bank >= XG_DRUMS);
    }
  }

  private void control(long tick, int controller, int value) {
    controllers.set(controller, value);
    switch (controller) {
      case Controllers.BANK -> bank = value;
      case Controllers.SUSTAIN -> sustain.move(tick, value);
      case Controllers.SOSTENUTO -> sostenuto.move(tick, value);
      case Controllers.ALL_SOUND_OFF -> soundOffs.add(tick);
      case Controllers.RESET -> liftPedals(tick);
      default -> other(tick, controller, value);
    }
  }

  private void liftPedals(long tick) {
    sustain.move(tick, 0);
    sostenuto.move(tick, 0);
  }

  private void other(long tick, int controller, int value) {
    if (controller >= Controllers.ALL_NOTES_OFF) {
      notesOffs.add(tick);
    } else if (!Controllers.isHeard(controller, value)) {
      unheard.add(controller);
    }
  }

  /**
   * A key press as it is heard: ended by messages that end all, held on by pedals, but not beyond
   * the next press of its key.
   *
   * @param nextTick when the key is pressed again
   * @param endTick the last of the song
   */
  KeyPress heard(KeyPress press, long nextTick, long endTick) {
    long up = first(notesOffs, press.downTick(), press.upTick());
    long held =
        Math.max(
            sustain.sustained(up, endTick), sostenuto.sostenuto(press.downTick(), up, endTick));
    long again = Math.max(up, Math.min(held, nextTick));
    return press.until(first(soundOffs, press.downTick(), again));
  }

  private static long first(TreeSet<Long> ticks, long after, long otherwise) {
    Long tick = ticks.higher(after);
    return tick == null ? otherwise : Math.min(tick, otherwise);
  }

  int programAt(long tick) {
    return programs.floorEntry(tick).getValue();
  }

  double tuningAt(long tick) {
    return tunings.floorEntry(tick).getValue();
  }

  boolean isDrumsAt(long tick) {
    return drums.floorEntry(tick).getValue();
  }

  /** How its controllers stand over time, once all is taken in; empty if they are never moved. */
  List<ChannelState> states() {
    if (allStates == null) {
      allStates = List.copyOf(states.values());
    }
    return allStates;
  }

  /** The controllers that were moved and are not heard. */
  Collection<Integer> unheard() {
    return unheard;
  }
}
