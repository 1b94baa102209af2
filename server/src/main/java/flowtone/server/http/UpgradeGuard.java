package flowtone.server.http;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Lets requests for a WebSocket through that are whole, RFC 6455 section 4.2.1. */
final class UpgradeGuard {
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private UpgradeGuard() {}

  /** Throws a {@link ProblemException} for a request that asks for a WebSocket, but not rightly. */
  static void check(String method, HttpFields headers) {
    boolean upgrade = headers.contains(HttpHeader.UPGRADE, "websocket");
    String version = headers.get(VERSION);
    if (!upgrade && version == null) {
      return;
    }
    if (!upgrade || !"13".equals(version)) {
      throw new ProblemException(
          ProblemType.UPGRADE_REQUIRED, "expected an upgrade to version 13 of WebSocket");
    }
    String key = headers.get("Sec-WebSocket-Key");
    boolean connection = headers.contains(HttpHeader.CONNECTION, "upgrade");
    if (!method.equals("GET") || !connection || key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST,
          "expected GET, Connection: Upgrade and a Sec-WebSocket-Key of 16 bytes in base64");
    }
  }
}
