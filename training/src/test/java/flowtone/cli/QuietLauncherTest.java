package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.ConfigFile;
import flowtone.training.TinyConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What native code and Java itself write to stderr is not seen by who starts the launcher. */
@DisabledOnOs(OS.WINDOWS)
class QuietLauncherTest {
  private static final Path INSTALLED_JAVAS = Path.of("/usr/lib/jvm");
  private static final Path OWN = Path.of(System.getProperty("java.home"));

  /** A process this short gains nothing from the better of the compilers. */
  private static final String HASTY = "-XX:TieredStopAtLevel=1";

  private static final String NOISE = "WARNING: .*|[IWEF]\\d{4} \\d\\d:.*";

  @TempDir private static Path folder;
  private static LauncherInstallation installation;

  /** What teaching wrote, by this Java. */
  private static String taught;

  /** Those beside this Java. */
  static Stream<Path> otherJavas() throws IOException {
    if (!Files.isDirectory(INSTALLED_JAVAS)) {
      return Stream.empty();
    }
    try (Stream<Path> installed = Files.list(INSTALLED_JAVAS)) {
      List<Path> javas =
          installed.filter(java -> Files.isExecutable(java.resolve("bin/java"))).toList();
      return javas.stream()
          .map(QuietLauncherTest::real)
          .filter(java -> !java.equals(real(OWN)))
          .distinct();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  @BeforeAll
  static void prepare() throws Exception {
    installation = LauncherInstallation.in(folder.resolve("installation"));
    GeneratedCorpus.twoLabels(folder);
    ConfigFile.write(folder.resolve("teacher.yaml"), TinyConfigs.teacher());
    ConfigFile.write(folder.resolve("student.yaml"), TinyConfigs.student());
    taught = run(OWN, "2", teach("teacher"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("otherJavas")
  void noOtherJavaTellsOfNativeCode(Path java) throws Exception {
    assertQuiet(java, teach("on-" + java.getFileName()));
  }

  @Test
  void teachingDistillingAndExportingWriteNothingButTheirOwnWords() throws Exception {
    assertEquals(List.of(), noise(taught));
    assertQuiet(OWN, "distill --teacher teacher --run student --config student.yaml --steps 2");
    assertQuiet(OWN, "export --run student --voice voice --unmeasured");
  }

  @Test
  void whoAsksForTheLogOfTensorFlowGetsIt() throws Exception {
    String err = run(OWN, "0", teach("loud"));
    assertTrue(noise(err).size() > 0, err);
  }

  private static String teach(String run) {
    return "teach --corpus corpus --run " + run + " --config teacher.yaml --steps 2";
  }

  private static void assertQuiet(Path java, String command) throws Exception {
    assertEquals(List.of(), noise(run(java, "2", command)));
  }

  /** What a command that succeeds writes to stderr. */
  private static String run(Path java, String level, String command) throws Exception {
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", java.toString(),
            "TF_CPP_MIN_LOG_LEVEL", level,
            "FLOWTONE_JAVA_OPTS", HASTY);
    LauncherInstallation.Outcome told = installation.run(folder, environment, command.split(" "));
    assertEquals(0, told.code(), told.err());
    return told.err();
  }

  private static List<String> noise(String err) {
    return err.lines().filter(line -> line.matches(NOISE)).toList();
  }
}
