package flowtone.server;

import flowtone.server.http.Access;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mixin with the options on who may use a server. */
final class AccessOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "What clients have to show: in the header Authorization, or once at /login.")
  private String token;

  @Option(names = "--open", description = "Serve other machines without a token.")
  private boolean open;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where a proxy offers this server, such as https://example.org/flowtone.")
  private URI publicUrl;

  @Option(
      names = "--allowed-host",
      paramLabel = "HOST",
      split = ",",
      description = "A name the server may be called by; may be repeated.")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS",
      split = ",",
      description = "An address whose X-Forwarded-For is believed; may be repeated.")
  private List<String> proxies = new ArrayList<>();

  /**
   * Who may use a server that listens on a host.
   *
   * @throws ParameterException if others than this machine could, without a token
   */
  Access access(String host) {
    try {
      Access access =
          new Access(
              Optional.ofNullable(token),
              Optional.ofNullable(publicUrl),
              Set.copyOf(allowedHosts),
              Set.copyOf(proxies));
      boolean reachable = !Access.isLoopback(host) || publicUrl != null;
      if (reachable && access.token().isEmpty() && !open) {
        throw new ParameterException(
            command.commandLine(),
            "expected --token, or --open if anybody may use a server that other machines reach");
      }
      return access;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
