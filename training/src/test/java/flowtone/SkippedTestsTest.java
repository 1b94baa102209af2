package flowtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {
  @TempDir Path directory;

  static final class AsAWhole {
    @BeforeAll
    static void giveUp() {
      Assumptions.abort("no browser\nhere");
    }

    @Test
    void neverRuns() {}
  }

  static final class InPart {
    @Test
    void givesUp() {
      Assumptions.assumeTrue(false, "no recordings");
    }

    @Test
    void runs() {}
  }

  @Test
  void classesAndMethodsAreWrittenDownWithTheirReasons() throws IOException {
    Path file = directory.resolve("skipped.txt");
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(AsAWhole.class), selectClass(InPart.class))
            .build();
    LauncherConfig quiet =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(quiet).execute(request, new SkippedTests(file));
    assertEquals(
        List.of(
            "flowtone.SkippedTestsTest$AsAWhole: no browser here",
            "flowtone.SkippedTestsTest$InPart.givesUp: no recordings"),
        Files.readAllLines(file));
  }
}
