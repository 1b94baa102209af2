package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.library.TestVoices;
import flowtone.run.ConfigFile;
import flowtone.training.TinyConfigs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong value of any option of any command is wrong usage, and is named. */
class WrongValuesTest {
  /** Words, seeds, and where to write to or to find what may not be there yet. */
  private static final Set<String> FREE =
      Set.of(
          "--title",
          "--trained-on",
          "--licence",
          "--seed",
          "--transpose",
          "--brightness",
          "--noisiness",
          "--work",
          "--runs");

  @TempDir private static Path folder;

  /** For each command, arguments it can work with, %s in which is the folder. */
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry("prepare", "--recordings %s/recordings --corpus %s/new"),
          Map.entry("teach", "--corpus %s/corpus --run %s/run --steps 1 --config %s/teacher.yaml"),
          Map.entry("distill", "--teacher %s/teacher --run %s/run --steps 1"),
          Map.entry("train", "--recordings %s/recordings --voice %s/made --work %s/work"),
          Map.entry("sample", "--teacher %s/teacher --in %s/tone.wav --out %s/made.wav"),
          Map.entry("export", "--run %s/teacher --voice %s/made"),
          Map.entry("runs", "--runs %s"),
          Map.entry("voices", "--voices %s/voices"),
          Map.entry("play", "--voice duet --voices %s/voices --notes C4 --out %s/made.wav"),
          Map.entry(
              "resynthesize", "--voice duet --voices %s/voices --in %s/tone.wav --out %s/made.wav"),
          Map.entry(
              "mix",
              "--voice duet --voices %s/voices --out %s/made.wav --in %s/tone.wav --in %s/tone.wav --in %s/tone.wav --in %s/tone.wav"),
          Map.entry(
              "evaluate",
              "--voice duet --voices %s/voices --recordings %s/recordings --out %s/made"),
          Map.entry("compare", "--corpus %s/corpus --out %s/made"),
          Map.entry("completion", ""),
          Map.entry("help", ""));

  /** Options that name what is made, by command. */
  private static final Map<String, Set<String>> MADE =
      Map.of(
          "prepare", Set.of("--corpus"),
          "teach", Set.of("--run"),
          "distill", Set.of("--run"),
          "train", Set.of("--voice"),
          "export", Set.of("--voice"),
          "evaluate", Set.of("--out"),
          "compare", Set.of("--out", "--voice"));

  @BeforeAll
  static void make() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    ConfigFile.write(folder.resolve("teacher.yaml"), TinyConfigs.teacher());
    ConfigFile.write(folder.resolve("student.yaml"), TinyConfigs.student());
    TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet"));
    Files.copy(folder.resolve("recordings/low/00.wav"), folder.resolve("tone.wav"));
    String[] teach =
        in("teach --corpus %s/corpus --run %s/teacher --steps 1 --config %s/teacher.yaml");
    assertEquals(0, Main.commandLine().setErr(nowhere()).setOut(nowhere()).execute(teach));
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(new StringWriter());
  }

  private static String[] in(String words) {
    return words.replace("%s", folder.toString()).split(" ");
  }

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @Test
  void everyCommandIsTried() {
    assertEquals(
        new TreeSet<>(Main.commandLine().getSubcommands().keySet()), new TreeSet<>(RIGHT.keySet()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachOptionRefusesWhatItCannotUse(String name) {
    Set<String> free = new TreeSet<>(FREE);
    free.addAll(MADE.getOrDefault(name, Set.of()));
    List<String> right = RIGHT.get(name).isEmpty() ? List.of() : List.of(in(RIGHT.get(name)));
    assertEquals(
        "",
        String.join(
            "\n",
            new WrongValueSweep(
                    Main.commandLine().getSubcommands().get(name),
                    right,
                    free,
                    folder.resolve("tone.wav"))
                .faults()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resynthesize --in a.wav --voice | expected --voice VOICE; got none",
        "play --voice x --out a.wav --notes C4 --midi a.mid | expected only one of --notes=SCORE, --midi=FILE; got more",
        "play --voice duet | expected --out FILE; got none",
        "play --seed 1 --seed 2 | expected --seed once; got it again",
        "play --bits 12 | expected 16, 24 or float for --bits; got 12",
        "play --channel 1 | expected N=MIX for --channel; got 1",
        "prepare --kind song | expected one of instrument, vocoder for --kind; got song",
        "prepare --silence loud | expected one of trim, keep for --silence; got loud",
        "runs --json=maybe | expected true or false, or no value, for --json; got maybe",
        "compare --seconds 99 --voice x | expected --seconds above 0 and at most 60; got 99.0",
        "completion bash | expected no further word; got bash"
      })
  void whatIsWrongIsSaidInTheSameWords(String words, String sentence) {
    StringWriter err = new StringWriter();
    assertEquals(
        2, Main.commandLine().setErr(new PrintWriter(err, true)).execute(words.split(" ")));
    assertEquals("flowtone: " + sentence, err.toString().lines().reduce((a, b) -> b).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "export --run %s/teacher --voice %s/none | distil a student from it by 'flowtone distill",
        "teach --corpus %s/corpus --run %s/none --config nice --from %s/teacher | a flow of the family nice to start from",
        "teach --corpus %s/corpus --run %s/none --config voice-24k | a corpus at the 24000 Hz of the configuration's source filter; got one at 16000",
        "teach --corpus %s/corpus --run %s/none --config small --set model.network.frameSamples=24 | frames that divide a hop, 128 samples at 16000 Hz; got frames of 24",
        "distill --teacher %s/teacher --run %s/none --config small | hops as its teacher's does; got",
        "distill --teacher %s/teacher --run %s/none --config %s/student.yaml --set model.network.frameSamples=24 | frames that divide a hop, 128 samples at 16000 Hz; got frames of 24",
        "train --recordings %s/recordings --voice %s/made --work %s/work --config voice-24k --sample-rate 16000 | at the 24000 Hz",
        "teach --corpus %s/corpus --run %s/teacher --set optimiser.learningRate=5e-3 | begin another run",
        "train --recordings %s/recordings --voice %s/made --work %s/work --set student.model.conditioner.dilations=[1,2,4,8] | looks back 16 hops as its teacher's does"
      })
  void whatDoesNotGoTogetherIsWrongUsageAndNothingIsBegun(String words, String phrase) {
    StringWriter err = new StringWriter();
    assertEquals(2, Main.commandLine().setErr(new PrintWriter(err, true)).execute(in(words)));
    String told = err.toString().lines().reduce((a, b) -> b).orElse("");
    assertTrue(told.startsWith("flowtone: expected ") && told.contains(phrase), told);
    assertTrue(Files.notExists(folder.resolve("none")));
  }
}
