package flowtone.server;

import java.util.Locale;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option can be set in the environment, too: {@code --max-sessions} is FLOWTONE_MAX_SESSIONS.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private static final String PREFIX = "FLOWTONE_";

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    return System.getenv(variable(option));
  }

  static String variable(OptionSpec option) {
    return PREFIX
        + option.longestName().replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
