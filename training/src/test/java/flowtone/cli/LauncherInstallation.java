package flowtone.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A folder with a copy of the launcher, built already: it runs the classes under test. */
final class LauncherInstallation {
  private static final Path LAUNCHER = Path.of("..", "flowtone");

  private final Path home;

  /** What a command did. */
  record Outcome(int code, String out, String err) {}

  private LauncherInstallation(Path home) {
    this.home = home;
  }

  static LauncherInstallation in(Path home) throws IOException {
    LauncherInstallation installation = new LauncherInstallation(home);
    Files.createDirectories(home.resolve("module/src/main"));
    Files.createDirectories(installation.built().resolve("libraries"));
    Files.createDirectories(installation.built().resolve("lib"));
    Files.copy(LAUNCHER, home.resolve("flowtone"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createFile(home.resolve("module/pom.xml"));
    installation.nameLibraries();
    installation.stamp();
    return installation;
  }

  /** One jar that names the classes under test and their libraries, as Surefire's own does. */
  private void nameLibraries() throws IOException {
    String own = System.getProperty("java.class.path");
    String libraries =
        Arrays.stream(System.getProperty("surefire.test.class.path", own).split(File.pathSeparator))
            .map(library -> Path.of(library).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries);
    Path jar = built().resolve("libraries/under-test.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Files.writeString(built().resolve("classpath"), jar.getFileName() + "\n");
  }

  /** Marks what is there as built just now. */
  void stamp() throws IOException {
    Path stamp = built().resolve("stamp");
    Files.write(stamp, new byte[0]);
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(1)));
  }

  /** Where builds are kept. */
  Path built() {
    return home.resolve("target/launcher");
  }

  Path launcher() {
    return home.resolve("flowtone");
  }

  Path pom() {
    return home.resolve("pom.xml");
  }

  /**
   * Runs a command in a folder, by the Java of this process unless the environment names another.
   */
  Outcome run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", launcher().toString()));
    words.addAll(List.of(arguments));
    return runWords(folder, environment, words);
  }

  /** Runs any program in a folder. */
  static Outcome runWords(Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "words", ".err");
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    int code = process.waitFor();
    return new Outcome(code, text(out), text(Files.readAllBytes(err)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
