package flowtone.performance;

import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The performance of a score as a stream of control curves, up to the end of the last release.
 * Notes start and end at the nearest hop; of the same hop, ends come first. Not thread-safe.
 */
public final class ScorePerformance {
  private record Event(long hop, boolean down, Note note) {}

  private final Manifest manifest;
  private final Performer performer;
  private final List<Event> events;
  private int nextEvent;
  private long hop;

  ScorePerformance(List<Note> notes, Manifest manifest, float[] labelWeights) {
    this.manifest = manifest;
    this.performer = new Performer(manifest);
    performer.labelWeights(labelWeights);
    notes.forEach(note -> performer.checkRange(note.midi()));
    this.events = events(notes);
  }

  private List<Event> events(List<Note> notes) {
    double hopsPerSecond = manifest.sampleRateHz() / (double) manifest.hopSamples();
    List<Event> all = new ArrayList<>();
    for (Note note : notes) {
      long down = Math.round(note.startSeconds() * hopsPerSecond);
      long up = Math.max(down + 1, Math.round(note.endSeconds() * hopsPerSecond));
      all.add(new Event(down, true, note));
      all.add(new Event(up, false, note));
    }
    all.sort(Comparator.comparingLong(Event::hop).thenComparing(Event::down));
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
    TrackBuilder track = new TrackBuilder(manifest);
    while (track.hops() < maxHops && !finished()) {
      playEvents();
      performer.step(track);
      hop++;
    }
    return track.build();
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
