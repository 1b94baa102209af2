package flowtone.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real nginx with the lines that are shipped, in the sub-path /flow/, before some servers.
 *
 * @param process that runs it
 */
record Nginx(Process process) implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts it.
   *
   * @param folder for all that it writes
   * @param listening the rest of the line {@code listen}, and more lines of its server block
   */
  static Nginx start(Path folder, int port, String listening, TestServer... servers)
      throws Exception {
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration(folder, port, listening, servers));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-c", file.toString(), "-p", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    for (int tries = 0; tries < 200 && process.isAlive(); tries++) {
      try {
        new Socket("127.0.0.1", port).close();
        return new Nginx(process);
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    process.destroy();
    throw new AssertionError("nginx: " + Files.readString(folder.resolve("nginx.log")));
  }

  private static String configuration(
      Path folder, int port, String listening, TestServer... servers) throws IOException {
    String location =
        Files.readString(Path.of("deploy/nginx.conf"))
            .replace("/flowtone/", "/flow/")
            .replace("http://127.0.0.1:8080/", "http://all/")
            .replace("Host $host;", "Host $http_host;");
    String temporary =
        "client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;"
            .concat(" uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;");
    String upstream =
        Arrays.stream(servers)
            .map(server -> "server 127.0.0.1:%d;".formatted(server.app().address().getPort()))
            .collect(Collectors.joining(" "));
    return "daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;\n"
            .formatted(folder)
        + "events {} http { access_log off; "
        + temporary.formatted(folder)
        + " upstream all { %s }".formatted(upstream)
        + " server { listen 127.0.0.1:%d%s\n%s} }\n".formatted(port, listening, location);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
