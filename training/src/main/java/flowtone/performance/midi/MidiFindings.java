package flowtone.performance.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Puts into words what of a MIDI file is broken, odd or not heard. */
record MidiFindings(MidiFile file, List<MidiSong> songs) {

  /** Phrases to follow the name of the file in a sentence. */
  List<String> phrases() {
    List<String> phrases = new ArrayList<>();
    brokenTracks(phrases);
    if (songs.size() > 1) {
      phrases.add("has %d songs, played one after another".formatted(songs.size()));
    }
    if (hasUnusableTempo()) {
      phrases.add("has a tempo of 0, which is passed over");
    }
    counted(MidiSong::unreleased, "never released, held to the last", phrases);
    counted(MidiSong::withoutLength, "without length, which are not heard", phrases);
    unheard(phrases);
    return phrases;
  }

  private void brokenTracks(List<String> phrases) {
    List<Integer> broken = new ArrayList<>();
    for (int i = 0; i < file.tracks().size(); i++) {
      if (!file.tracks().get(i).whole()) {
        broken.add(i);
      }
    }
    if (!broken.isEmpty()) {
      int first = broken.get(0);
      MidiSong song = songs.get(Math.min(first, songs.size() - 1));
      String more = broken.size() > 1 ? " and in %d more".formatted(broken.size() - 1) : "";
      phrases.add(
          String.format(
              Locale.ROOT,
              "breaks off in track %d after %.1f s%s; what comes before is played",
              first + 1,
              song.endSeconds(file.tracks().get(first)),
              more));
    }
  }

  private boolean hasUnusableTempo() {
    return file.division().hasTempo()
        && file.tracks().stream()
            .flatMap(track -> track.metaEvents(MidiEvent.Meta.TEMPO))
            .anyMatch(TempoMap::isUnusable);
  }

  private void counted(ToIntFunction<MidiSong> notes, String what, List<String> phrases) {
    int count = songs.stream().mapToInt(notes).sum();
    if (count > 0) {
      phrases.add("has %d %s %s".formatted(count, count == 1 ? "note" : "notes", what));
    }
  }

  private void unheard(List<String> phrases) {
    Set<String> names = new TreeSet<>();
    songs.forEach(song -> names.addAll(song.unheard()));
    if (!names.isEmpty()) {
      phrases.add("asks for %s, which is not played".formatted(String.join(", ", names)));
    }
  }
}
