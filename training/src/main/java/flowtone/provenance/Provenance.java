package flowtone.provenance;

/**
 * What figures were made by.
 *
 * @param version of this program; {@value #UNPACKAGED} outside a jar
 * @param command line that asked for them; empty if a program did
 * @param seed of all that was drawn
 * @param machine that they were made on
 */
public record Provenance(String version, String command, long seed, Machine machine) {
  private static final String UNPACKAGED = "(not packaged)";

  /** That of figures made now by this process. */
  public static Provenance current(String command, long seed) {
    return new Provenance(currentVersion(), command, seed, Machine.current());
  }

  /** The version of this program. */
  public static String currentVersion() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }

  /** The same, asked for by a command line. */
  public Provenance askedBy(String commandLine) {
    return new Provenance(version, commandLine, seed, machine);
  }
}
