package flowtone.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** Closes connections of a client that has too many already; a proxy's are not counted. */
public final class ConnectionCap implements Connection.Listener {
  private final ClientCounts clients;
  private final Access access;
  private final Map<Connection, String> counted = new ConcurrentHashMap<>();

  /**
   * @param perClient the most connections of one address
   */
  public ConnectionCap(int perClient, Access access) {
    this.clients = new ClientCounts(perClient);
    this.access = access;
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    String client = Visit.address(endPoint.getRemoteSocketAddress());
    if (access.isProxy(client)) {
      return;
    }
    if (clients.enter(client)) {
      counted.put(connection, client);
    } else {
      endPoint.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    String client = counted.remove(connection);
    if (client != null) {
      clients.leave(client);
    }
  }
}
