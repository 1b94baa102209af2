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
  private static final String NOISE = "WARNING: .*|[IWEF]\\d{4} \\d\\d:.*";

  @TempDir private static Path folder;
  private static LauncherInstallation installation;

  /** This Java, and those beside it. */
  static Stream<Path> javas() throws IOException {
    Path own = OWN.toRealPath();
    if (!Files.isDirectory(INSTALLED_JAVAS)) {
      return Stream.of(own);
    }
    try (Stream<Path> installed = Files.list(INSTALLED_JAVAS)) {
      List<Path> others =
          installed.filter(java -> Files.isExecutable(java.resolve("bin/java"))).toList();
      return Stream.concat(Stream.of(own), others.stream().map(QuietLauncherTest::real)).distinct();
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
  }

  @ParameterizedTest
  @MethodSource("javas")
  void noJavaTellsOfNativeCode(Path java) throws Exception {
    assertQuiet(java, teach("on-" + java.getFileName()));
  }

  @Test
  void distillingAndExportingWriteNothingButTheirOwnWords() throws Exception {
    assertQuiet(OWN, teach("teacher"));
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
        Map.of("JAVA_HOME", java.toString(), "TF_CPP_MIN_LOG_LEVEL", level);
    LauncherInstallation.Outcome told = installation.run(folder, environment, command.split(" "));
    assertEquals(0, told.code(), told.err());
    return told.err();
  }

  private static List<String> noise(String err) {
    return err.lines().filter(line -> line.matches(NOISE)).toList();
  }
}
