package flowtone.server;

import java.nio.file.Path;

/**
 * Where a server listens and what it allows.
 *
 * @param host name or address to listen on
 * @param port 0 takes any free one
 * @param runsFolder folder of training runs; it need not exist
 * @param limits what clients may ask for
 */
public record ServerSettings(String host, int port, Path runsFolder, Limits limits) {
  public ServerSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("expected a port within 0 to 65535; got " + port);
    }
  }
}
