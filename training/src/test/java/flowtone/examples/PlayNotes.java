package flowtone.examples;

import flowtone.Flowtone;
import flowtone.VoicePlayer;
import flowtone.performance.Score;
import java.nio.file.Path;

/** Plays notes with an instrument voice into a WAV file: {@code PlayNotes VOICE OUT.wav}. */
public class PlayNotes {
  public static void main(String[] args) {
    try (Flowtone flowtone = Flowtone.open()) {
      VoicePlayer voice = flowtone.voice(args[0]);
      voice.play(Score.parse("C4:0.5 E4:0.5@0.6 G4:1"), Path.of(args[1]));
    }
  }
}
