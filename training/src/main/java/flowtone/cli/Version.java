package flowtone.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, with that of the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "flowtone " + (version == null ? "(not packaged)" : version),
      "Java " + System.getProperty("java.version") + ", GPL-3.0-or-later"
    };
  }
}
