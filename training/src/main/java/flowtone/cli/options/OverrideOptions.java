package flowtone.cli.options;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Single values of a configuration that are to be others. */
public final class OverrideOptions {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Another value of one key of the configuration, such as optimiser.learningRate=1e-3; may be",
        "given several times, and is kept in the run's config.yaml."
      })
  private Map<String, String> values = new LinkedHashMap<>();

  /** Values by key, as given. */
  public Map<String, String> values() {
    return values;
  }
}
