package flowtone.server.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * Browsers that are lent to one page after another, because starting one takes longer than most
 * tests. Each page has a tab of its own, in which nothing of the page before is left: neither what
 * it stored nor how it was looked at. Safe for use by several threads.
 */
final class Browsers {
  private static final List<ChromeDriver> ALL = new ArrayList<>();
  private static final Deque<ChromeDriver> IDLE = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Browsers::quit));
  }

  private Browsers() {}

  /** A browser with an empty tab; whoever borrows it gives it back. */
  static synchronized ChromeDriver lend() {
    ChromeDriver driver = IDLE.isEmpty() ? Chromium.start() : IDLE.pop();
    if (!ALL.contains(driver)) {
      ALL.add(driver);
    }
    return driver;
  }

  static synchronized void giveBack(ChromeDriver driver) {
    try {
      renew(driver);
      IDLE.push(driver);
    } catch (WebDriverException e) {
      // What a test has broken is not lent again.
      ALL.remove(driver);
      driver.quit();
    }
  }

  private static void renew(ChromeDriver driver) {
    Object origin = driver.executeScript("return location.origin");
    driver.resetInputState();
    Set<String> before = driver.getWindowHandles();
    String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
    for (String tab : before) {
      driver.switchTo().window(tab).close();
    }
    driver.switchTo().window(fresh);
    if (origin.toString().startsWith("http")) {
      driver.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    }
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.manage().logs().get(LogType.BROWSER);
  }

  private static synchronized void quit() {
    ALL.forEach(ChromeDriver::quit);
    ALL.clear();
    IDLE.clear();
  }
}
