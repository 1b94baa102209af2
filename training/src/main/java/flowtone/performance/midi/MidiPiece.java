package flowtone.performance.midi;

import java.util.ArrayList;
import java.util.List;

/**
 * The music of a standard MIDI file: what is in it to be played, and what is to be said of it.
 *
 * @param parts by song and first note, those of drums too
 * @param findings phrases to follow the name of the file in a sentence: what in it is broken, odd
 *     or not heard
 */
public record MidiPiece(List<MidiPart> parts, List<String> findings) {
  public MidiPiece {
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file of format 0, 1 or 2, or one within a RIFF file, as far as it goes. Tracks of
   * format 2 are songs that follow one another.
   *
   * @throws IllegalArgumentException with a phrase on why, if it is no MIDI file
   */
  public static MidiPiece read(byte[] bytes) {
    MidiFile file = MidiFile.read(bytes);
    List<MidiSong> songs = songs(file);
    return new MidiPiece(
        songs.stream().flatMap(song -> song.parts().stream()).toList(),
        new MidiFindings(file, songs).phrases());
  }

  private static List<MidiSong> songs(MidiFile file) {
    if (!file.independent()) {
      return List.of(new MidiSong(file, file.tracks(), 0));
    }
    List<MidiSong> songs = new ArrayList<>();
    double startSeconds = 0;
    for (MidiTrack track : file.tracks()) {
      MidiSong song = new MidiSong(file, List.of(track), startSeconds);
      songs.add(song);
      startSeconds = song.endSeconds();
    }
    return songs;
  }
}
