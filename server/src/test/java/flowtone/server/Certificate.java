package flowtone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that localhost has given itself.
 *
 * @param store with the key and the certificate
 */
record Certificate(KeyStore store) {
  private static final String ALIAS = "localhost";
  private static final String PASSWORD = "changeit";

  /** Makes one, by the JDK's keytool. */
  static Certificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                (keytool + " -genkeypair -alias " + ALIAS + " -keyalg EC -groupname secp256r1")
                    .concat(" -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1")
                    .concat(" -validity 2 -storetype PKCS12 -storepass " + PASSWORD)
                    .concat(" -keystore " + file)
                    .split(" "))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.log")));
    }
    return new Certificate(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
  }

  /** Lines of an nginx server block that shows it. */
  String nginxLines(Path folder) throws IOException, GeneralSecurityException {
    Path key = folder.resolve("key.pem");
    Path chain = folder.resolve("certificate.pem");
    Files.writeString(
        key, pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    Files.writeString(chain, pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
    return "ssl_certificate %s; ssl_certificate_key %s;".formatted(chain, key);
  }

  private static String pem(String what, byte[] encoded) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
  }

  /** Trusts it and nobody else. */
  SSLContext trust() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
