package flowtone.performance;

import flowtone.control.FeatureTrack;
import flowtone.control.HopFeatures;
import flowtone.performance.midi.ChannelState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The performance of notes by one monophonic player as a stream of control curves, up to the end of
 * the last release. Notes start and end at the nearest hop; of the same hop, ends come first. Not
 * thread-safe.
 */
public final class ScorePerformance {
  private static final double VIBRATO_HZ = Vibrato.NONE.rateHz();
  private static final double MOST_VIBRATO_CENTS = 200;

  private record Event(int hop, boolean down, Note note) {}

  private final Phrase phrase;
  private final Performer performer;
  private final List<Event> events;
  private final List<ChannelState> states;
  private int nextEvent;
  private int nextState;
  private ChannelState state = ChannelState.INITIAL;
  private int hop;

  /**
   * @param phrase what is played, within the range of its labels
   * @param beginHop the first hop, not after the first note
   */
  ScorePerformance(Phrase phrase, int beginHop) {
    this.phrase = phrase;
    this.performer = new Performer(phrase.manifest());
    performer.labelWeights(phrase.labelWeights());
    performer.offsets(phrase.offsets());
    List<Note> notes = phrase.part().notes();
    notes.forEach(note -> performer.checkRange(note.midi()));
    this.events = events(notes);
    this.states = phrase.part().states();
    this.hop = beginHop;
    this.nextState = statesUntil(beginHop);
    if (nextState > 0) {
      state = states.get(nextState - 1);
      follow(ChannelState.INITIAL);
    }
  }

  /** Of the states, which may be many, as are phrases, those up to a hop. */
  private int statesUntil(int beginHop) {
    int low = 0;
    int high = states.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = phrase.hop(states.get(middle).seconds()) <= beginHop;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  private List<Event> events(List<Note> notes) {
    List<Event> all = new ArrayList<>();
    for (Note note : notes) {
      int down = phrase.hop(note.startSeconds());
      int up = Math.max(down + 1, phrase.hop(note.endSeconds()));
      all.add(new Event(down, true, note));
      all.add(new Event(up, false, note));
    }
    all.sort(Comparator.comparingInt(Event::hop).thenComparing(Event::down));
    return all;
  }

  /** The player, for vibrato and bends beside the score. */
  public Performer performer() {
    return performer;
  }

  /** Whether every note has been played and the last release is over. */
  public boolean finished() {
    return nextEvent == events.size() && performer.silent();
  }

  /** Share of the key events that have been played, 0..1. */
  public double progress() {
    return nextEvent / (double) events.size();
  }

  /** The next hops, fewer than requested at the end and none after it. */
  public FeatureTrack next(int maxHops) {
    return perform(maxHops).track();
  }

  /** The same, and how loud they are to be in the mix; the last hop of all fades out. */
  public Performed perform(int maxHops) {
    TrackBuilder track = new TrackBuilder(phrase.manifest());
    float[] gains = new float[Math.min(maxHops, 64)];
    while (track.hops() < maxHops && !finished()) {
      changeState();
      playEvents();
      performer.step(track);
      gains = track.hops() > gains.length ? Arrays.copyOf(gains, 2 * gains.length) : gains;
      gains[track.hops() - 1] = finished() ? 0 : gain();
      hop++;
    }
    return new Performed(track.build(), Arrays.copyOf(gains, track.hops()));
  }

  private float gain() {
    return (float) Math.pow(10, (state.volumeDb() + performer.missingDynamicsDb()) / 20);
  }

  private void changeState() {
    ChannelState before = state;
    while (nextState < states.size() && phrase.hop(states.get(nextState).seconds()) <= hop) {
      state = states.get(nextState++);
    }
    if (state != before) {
      follow(before);
    }
  }

  private void follow(ChannelState before) {
    if (state.bendCents() != before.bendCents()) {
      double most = Performer.MAX_BEND_CENTS;
      performer.pitchBend(Math.max(-most, Math.min(most, state.bendCents())));
    }
    if (state.vibratoCents() != before.vibratoCents()) {
      double depthCents = Math.min(MOST_VIBRATO_CENTS, state.vibratoCents());
      performer.vibrato(new Vibrato(depthCents, VIBRATO_HZ, 0));
    }
    if (state.brightnessOctaves() != before.brightnessOctaves() && phrase.readsBrightness()) {
      performer.offsets(phrase.offsets().plus(HopFeatures.BRIGHTNESS, state.brightnessOctaves()));
    }
    performer.dynamics(state.expressionDb());
  }

  private void playEvents() {
    while (nextEvent < events.size() && events.get(nextEvent).hop() <= hop) {
      Event event = events.get(nextEvent++);
      if (event.down()) {
        performer.noteOn(event.note().midi(), event.note().velocity());
      } else {
        performer.noteOff(event.note().midi());
      }
    }
  }
}
