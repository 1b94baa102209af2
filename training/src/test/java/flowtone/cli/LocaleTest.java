package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.library.TestVoices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names outside ASCII, from the command line to files and back, in the locale C. */
@DisabledOnOs(OS.WINDOWS)
class LocaleTest {
  /** Of bytes that the locale of the tests need not know: sh takes them as they are. */
  private static final String SCRIPT =
      """
      set -e
      mkdir 'Flöte'
      cp low/00.wav 'Flöte/ä.wav'
      cp low/01.wav 'Flöte/日本.wav'
      cp low/02.wav 'Flöte/Žluť.wav'
      sh %1$s prepare --recordings 'Flöte' --corpus 'Körper' --json
      test -s 'Körper/corpus.json'
      sh %1$s play --voices voices --voice duet --notes C4:0.1 --out 'tönend/Ω.flac' >&2
      test -s 'tönend/Ω.flac'
      sh %1$s resynthesize --voices voices --voice duet --in 'Flöte' --out 'läuft' >&2
      test -s 'läuft/日本.wav'
      """;

  @Test
  void recordingsAndFoldersKeepTheirNames(@TempDir Path folder) throws Exception {
    LauncherInstallation installation = LauncherInstallation.in(folder.resolve("installation"));
    GeneratedCorpus.record(folder.resolve("low"), 110, 3);
    TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet"));
    Path script =
        Files.writeString(folder.resolve("script"), SCRIPT.formatted(installation.launcher()));
    LauncherInstallation.Outcome told =
        LauncherInstallation.runWords(
            folder, Map.of("LC_ALL", "C", "LANG", "C"), List.of("sh", script.toString()));
    assertEquals(0, told.code(), told.err());
    assertTrue(told.out().contains("\"Flöte\""), told.out());
  }
}
