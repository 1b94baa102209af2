package flowtone.cli;

import flowtone.provenance.Provenance;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, with that of the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "flowtone " + Provenance.currentVersion(),
      "Java " + System.getProperty("java.version") + ", GPL-3.0-or-later"
    };
  }
}
