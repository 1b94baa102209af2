package flowtone.examples;

import flowtone.Flowtone;
import flowtone.rendering.RenderedFile;
import flowtone.resynthesis.Resynthesis;
import java.nio.file.Path;

/** A recording sung by a voice, lower and slower: {@code ResynthesizeFile VOICE IN OUT.wav}. */
public class ResynthesizeFile {
  public static void main(String[] args) {
    Resynthesis lower = new Resynthesis(-200, 1.2, true); // cents, times as long, loudness fitted
    try (Flowtone flowtone = Flowtone.open()) {
      RenderedFile made =
          flowtone.voice(args[0]).resynthesize(Path.of(args[1]), lower, Path.of(args[2]));
      System.out.println(made.line());
    }
  }
}
