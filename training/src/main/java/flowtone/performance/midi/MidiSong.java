package flowtone.performance.midi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tracks that sound together, made into parts. Not thread-safe. */
final class MidiSong {
  private static final double MAX_VELOCITY = 127;

  private record PartKey(int track, int channel, int program, boolean drums) {}

  private record TrackEvent(MidiEvent event, int port) {}

  private final List<MidiTrack> tracks;
  private final boolean singleTrack;
  private final TempoMap tempo;
  private final long endTick;
  private final List<List<String>> trackNames;

  /** Of an only track: it says least of instruments, and comes last. */
  private final Optional<String> songName;

  private final Map<Integer, Channel> channels = new HashMap<>();
  private final Map<PartKey, List<MidiNote>> notes = new LinkedHashMap<>();
  private int unreleased;
  private int withoutLength;
  private boolean xg;

  /**
   * @param tracks of the file
   * @param startSeconds when their first tick is
   */
  MidiSong(MidiFile file, List<MidiTrack> tracks, double startSeconds) {
    this.tracks = tracks;
    this.singleTrack = file.singleTrack();
    this.tempo = TempoMap.of(file.division(), tracks, startSeconds);
    this.endTick = tracks.stream().mapToLong(MidiTrack::endTick).max().orElse(0);
    this.trackNames = tracks.stream().map(this::names).toList();
    this.songName = singleTrack ? tracks.get(0).text(MidiEvent.Meta.TRACK_NAME) : Optional.empty();
    events().forEach(this::apply);
    presses().forEach(this::add);
  }

  /** Of all tracks, as time has them; of one moment, as the file has them. */
  private List<TrackEvent> events() {
    List<TrackEvent> events = new ArrayList<>();
    for (MidiTrack track : tracks) {
      int port = track.port();
      track.events().forEach(event -> events.add(new TrackEvent(event, port)));
    }
    events.sort(Comparator.comparingLong(each -> each.event().tick()));
    return events;
  }

  private void apply(TrackEvent each) {
    if (each.event() instanceof MidiEvent.Voice voice && !voice.isNote()) {
      channel(each.port() << 4 | voice.channel()).add(voice, xg);
    } else if (each.event() instanceof MidiEvent.SystemExclusive message) {
      xg |= DrumSwitch.isXgOn(message);
      DrumSwitch.of(message)
          .ifPresent(
              found ->
                  channel(each.port() << 4 | found.channel()).drums(message.tick(), found.drums()));
    }
  }

  private Channel channel(int number) {
    return channels.computeIfAbsent(number, n -> new Channel(n, tempo::seconds));
  }

  /** The presses of all keys as they are heard, by start. */
  private List<KeyPress> presses() {
    List<KeyPress> presses = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      presses.addAll(KeyPresses.of(i, tracks.get(i)));
    }
    endUnreleased(presses);
    presses.sort(Comparator.comparingLong(KeyPress::downTick));
    Map<Integer, Long> nextTicks = new HashMap<>();
    for (int i = presses.size() - 1; i >= 0; i--) {
      KeyPress press = presses.get(i);
      Long next = nextTicks.put(press.channel() << 7 | press.key(), press.downTick());
      long nextTick = next == null ? Long.MAX_VALUE : next;
      presses.set(i, channel(press.channel()).heard(press, nextTick, endTick));
    }
    return presses;
  }

  /** What is never released ends with the last note there is, not where a track may end later. */
  private static void endUnreleased(List<KeyPress> presses) {
    long last = presses.stream().mapToLong(KeyPress::lastTick).max().orElse(0);
    presses.replaceAll(
        press ->
            press.released() || last <= press.downTick()
                ? press
                : press.until(Math.min(last, press.upTick())));
  }

  private void add(KeyPress press) {
    double startSeconds = tempo.seconds(press.downTick());
    double endSeconds = tempo.seconds(press.upTick());
    Channel channel = channel(press.channel());
    boolean drums = channel.isDrumsAt(press.downTick());
    // That a track breaks off is said once, not of its notes too.
    boolean odd = !drums && tracks.get(press.track()).whole();
    if (endSeconds <= startSeconds) {
      withoutLength += odd ? 1 : 0;
      return;
    }
    unreleased += odd && !press.released() ? 1 : 0;
    int program = channel.programAt(press.downTick());
    double midi = press.key() + channel.tuningAt(press.downTick());
    notes
        .computeIfAbsent(
            new PartKey(press.track(), press.channel(), program, drums), k -> new ArrayList<>())
        .add(new MidiNote(midi, startSeconds, endSeconds, press.velocity() / MAX_VELOCITY));
  }

  /** What each channel plays in each track with each program, by the first note. */
  List<MidiPart> parts() {
    List<MidiPart> parts = new ArrayList<>();
    notes.forEach(
        (key, its) ->
            parts.add(
                new MidiPart(
                    key.channel() + 1,
                    key.program() + 1,
                    names(key),
                    key.drums(),
                    its,
                    channel(key.channel()).states())));
    return parts;
  }

  private List<String> names(PartKey key) {
    List<String> names = new ArrayList<>(trackNames.get(key.track()));
    if (key.program() >= 0 && !key.drums()) {
      names.add(GeneralMidi.name(key.program()));
    }
    songName.ifPresent(names::add);
    return names;
  }

  private List<String> names(MidiTrack track) {
    return Stream.concat(
            track.text(MidiEvent.Meta.INSTRUMENT_NAME).stream(),
            track.text(MidiEvent.Meta.TRACK_NAME).filter(n -> !singleTrack).stream())
        .toList();
  }

  /** When its last tick is. */
  double endSeconds() {
    return tempo.seconds(endTick);
  }

  /** When the events of one of its tracks end. */
  double endSeconds(MidiTrack track) {
    return tempo.seconds(track.endTick());
  }

  /** Notes that never end but with their track. */
  int unreleased() {
    return unreleased;
  }

  /** Notes that end as they begin. */
  int withoutLength() {
    return withoutLength;
  }

  /** The controllers that its notes, drums apart, do not follow. */
  TreeSet<String> unheard() {
    TreeSet<String> names = new TreeSet<>();
    notes.keySet().stream()
        .filter(key -> !key.drums())
        .flatMap(key -> channel(key.channel()).unheard().stream())
        .forEach(controller -> names.add(Controllers.name(controller)));
    return names;
  }
}
