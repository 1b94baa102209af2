package flowtone.server;

import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.nio.file.Path;

/**
 * Where a server listens and what it allows.
 *
 * @param host name or address to listen on
 * @param port 0 takes any free one
 * @param training where runs and reports lie
 * @param spoolFolder below which uploads lie while they are used
 * @param limits what clients may ask for
 * @param access who may ask, and under which names
 * @param accessLog where requests are logged
 */
public record ServerSettings(
    String host,
    int port,
    TrainingFolders training,
    Path spoolFolder,
    Limits limits,
    Access access,
    AccessLog accessLog) {
  /** Where uploads lie unasked. */
  public static final Path DEFAULT_SPOOL =
      Path.of(System.getProperty("java.io.tmpdir"), "flowtone-" + System.getProperty("user.name"));

  public ServerSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("expected a port within 0 to 65535; got " + port);
    }
  }

  /** Open to whoever can reach it, nothing logged. */
  public ServerSettings(String host, int port, Path runsFolder, Limits limits) {
    this(
        host,
        port,
        TrainingFolders.of(runsFolder),
        DEFAULT_SPOOL,
        limits,
        Access.DIRECT,
        AccessLog.none());
  }
}
