package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium of the machine: CHROME_BIN and CHROMEDRIVER, or what is on the PATH. Nothing is ever
 * downloaded. Where it is missing a test is skipped, or fails if FLOWTONE_REQUIRE_BROWSER is 1.
 */
final class Chromium {
  private static final String[] BROWSERS = {
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
  };

  /** Warns that it cannot use the newest browsers' developer tools, which no test asks for. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private Chromium() {}

  /** Starts a browser with a fresh profile; whoever starts it quits it. */
  static ChromeDriver start() {
    SELENIUM.setLevel(Level.SEVERE);
    Path browser = found("CHROME_BIN", BROWSERS);
    Path driver = found("CHROMEDRIVER", "chromedriver");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(service, options(browser));
  }

  private static ChromeOptions options(Path browser) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        "--autoplay-policy=no-user-gesture-required");
    return options;
  }

  private static Path found(String variable, String... names) {
    Stream<Path> named = Optional.ofNullable(System.getenv(variable)).map(Path::of).stream();
    Stream<Path> onPath =
        Stream.of(names).flatMap(name -> Stream.of(folders()).map(folder -> Path.of(folder, name)));
    return Stream.concat(named, onPath)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(names[0], variable));
  }

  private static String[] folders() {
    return System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
  }

  private static Path missing(String name, String variable) {
    String reason =
        "expected %s on the PATH or in %s; found neither, so the page was not played"
            .formatted(name, variable);
    if ("1".equals(System.getenv("FLOWTONE_REQUIRE_BROWSER"))) {
      fail(reason);
    }
    return Assumptions.abort(reason);
  }
}
