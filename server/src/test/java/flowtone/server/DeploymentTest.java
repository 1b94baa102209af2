package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The files for those who run a server are about this server. */
class DeploymentTest {
  private static final Path DEPLOY = Path.of("deploy");
  private static final Path SYSTEMD_ANALYZE = Path.of("/usr/bin/systemd-analyze");

  private static Set<String> found(String file, String pattern) throws Exception {
    return Pattern.compile(pattern)
        .matcher(Files.readString(DEPLOY.resolve(file)))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"flowtone.service", "Containerfile"})
  void variablesAreOptionsOfServe(String file) throws Exception {
    Set<String> known =
        new CommandLine(new ServeCommand())
            .getCommandSpec().options().stream()
                .map(EnvironmentDefaults::variable)
                .collect(Collectors.toSet());
    known.add("FLOWTONE_JAVA_OPTS"); // Of the launcher.
    Set<String> used = found(file, "FLOWTONE_[A-Z_]+");
    assertTrue(!used.isEmpty() && known.containsAll(used), used.toString());
  }

  @Test
  void theUnitsOptionsAreThoseOfServe() throws Exception {
    Set<String> known =
        new CommandLine(new ServeCommand())
            .getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
    Set<String> used =
        found("flowtone.service", "(?m)^ExecStart=.*").stream()
            .flatMap(line -> Pattern.compile("--[a-z-]+").matcher(line).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertTrue(!used.isEmpty() && known.containsAll(used), used.toString());
  }

  @Test
  void nginxLetsThroughWhatTheServerTakes() throws Exception {
    assertEquals(
        Set.of("client_max_body_size 64m"), found("nginx.conf", "client_max_body_size \\w+"));
    assertEquals(64 << 20, Limits.DEFAULT.maxRecordingBytes());
  }

  @Test
  void systemdFindsNoFaultWithTheUnit(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(SYSTEMD_ANALYZE), "systemd-analyze is not installed");
    Path unit = folder.resolve("flowtone.service");
    Files.writeString(
        unit,
        Files.readString(DEPLOY.resolve("flowtone.service"))
            .replaceFirst("(?m)^ExecStart=\\S+", "ExecStart=/bin/sh"));
    Process process =
        new ProcessBuilder(SYSTEMD_ANALYZE.toString(), "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals("", told);
    assertEquals(0, process.exitValue(), told);
  }
}
