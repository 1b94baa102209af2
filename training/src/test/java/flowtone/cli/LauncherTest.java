package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher starts, and when it must not; by a Java that only repeats its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  @TempDir private Path folder;
  private LauncherInstallation installation;
  private Path java;

  @BeforeEach
  void install() throws Exception {
    installation = LauncherInstallation.in(folder.resolve("installation"));
    java = java("java", "case $* in *-version*) exit 1;; esac");
  }

  /** A Java that answers some arguments and repeats the others. */
  private Path java(String name, String answers) throws Exception {
    Path home = folder.resolve(name);
    program(home.resolve("bin/java"), answers + "\necho \"$@\"\n");
    return home;
  }

  private static Path program(Path file, String script) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private LauncherInstallation.Outcome run(Path javaHome, String... arguments) throws Exception {
    return installation.run(folder, Map.of("JAVA_HOME", javaHome.toString()), arguments);
  }

  @Test
  void eachJavaGetsTheOptionsThatItKnows() throws Exception {
    Path newer = java("newer", "case $* in --list-modules) echo jdk.incubator.vector@25;; esac");
    String old = run(java, "play").out();
    assertTrue(old.contains(" --enable-native-access=ALL-UNNAMED "), old);
    assertFalse(old.contains(UNSAFE) || old.contains("--add-modules"), old);
    String young = run(newer, "play").out();
    assertTrue(young.contains(" " + UNSAFE + " --add-modules=jdk.incubator.vector "), young);
    assertFalse(run(newer, "voices").out().contains("--add-modules"));
    assertEquals(old, run(java, "play").out());
  }

  @Test
  void aBuildForAGpuIsRefusedWhereThereIsNone() throws Exception {
    assumeTrue(Files.notExists(Path.of("/dev/nvidiactl")), "there is a GPU");
    LauncherInstallation.Outcome told =
        installation.run(
            folder, Map.of("JAVA_HOME", java.toString(), "FLOWTONE_GPU", "1"), "voices");
    assertEquals(1, told.code());
    assertTrue(
        told.err().matches("flowtone: expected .*; got .*: set FLOWTONE_GPU=0\\s+"), told.err());
    assertEquals("", told.out());
  }

  @Test
  void anInstallationOfSomeoneElseIsRunByWhateverJavaOrRefusedInASentence() throws Exception {
    assumeTrue(isRoot() && Files.isExecutable(Path.of("/bin/su")), "only root is somebody else");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    LauncherInstallation.Outcome told = runAsNobody();
    assertEquals(0, told.code(), told.err());
    assertEquals("", told.err());
    assertTrue(told.out().contains("flowtone.cli.Main voices"), told.out());

    Files.setLastModifiedTime(installation.pom(), FileTime.from(Instant.now().plusSeconds(9)));
    assertRefused("its sources have changed");
    installation.stamp();
    Files.setLastModifiedTime(installation.pom(), FileTime.from(Instant.now().minusSeconds(9)));
    Files.writeString(installation.built().resolve("classpath"), "gone.jar\n");
    assertRefused("libraries are missing or may not be read");
    Files.delete(installation.built().resolve("stamp"));
    assertRefused("it is not built");
  }

  /** Maven names libraries in one line that does not end. */
  @Test
  void aBuildKeepsTheLastLibraryAsWellAsTheFirst() throws Exception {
    Path first = Files.createFile(folder.resolve("first.jar"));
    Path last = Files.createFile(folder.resolve("last.jar"));
    String build =
        """
        for module in web training server; do
          mkdir -p $module/target && touch $module/target/flowtone-$module.jar
        done
        printf '%%s:%%s' %s %s >server/target/classpath
        """;
    Files.delete(installation.built().resolve("stamp"));
    LauncherInstallation.Outcome told = runBuilding(build.formatted(first, last), "voices");
    assertEquals(0, told.code(), told.err());
    Path kept = installation.built().resolve("libraries");
    assertTrue(
        told.out().contains(":" + kept.resolve("first.jar") + ":" + kept.resolve("last.jar") + " "),
        told.out());
  }

  @Test
  void thePartForClustersIsBuiltOnItsFirstUseAndThenRunWithSparkBesideIt() throws Exception {
    Path spark = Files.createFile(folder.resolve("spark.jar"));
    String build =
        """
        mkdir -p training/spark/target && touch training/spark/target/flowtone-spark.jar
        printf '%%s' %s >training/spark/target/classpath
        """;
    LauncherInstallation.Outcome told = runBuilding(build.formatted(spark), "spark", "plan");
    assertEquals(0, told.code(), told.err());
    assertTrue(
        told.err().startsWith("flowtone: building for clusters, which downloads"), told.err());
    Path jar = installation.built().resolve("spark/flowtone-spark.jar");
    String classPath = "-cp " + jar + ":" + spark + " flowtone.cli.Main spark plan";
    assertTrue(told.out().contains(classPath), told.out());
    assertTrue(told.out().contains(" --add-opens=java.base/sun.nio.ch=ALL-UNNAMED "), told.out());
    LauncherInstallation.Outcome again = runBuilding("exit 1", "spark", "plan");
    assertEquals(told.out(), again.out(), again.err());
  }

  /** By a Maven that does something in the installation, and a Java that can build. */
  private LauncherInstallation.Outcome runBuilding(String build, String... arguments)
      throws Exception {
    Path builder =
        java(
            "builder", "case $* in -version) echo 'openjdk version \"17.0.1\"' >&2; exit 0;; esac");
    program(builder.resolve("bin/javac"), "");
    String script = "cd " + installation.launcher().getParent() + "\n" + build;
    Path mvn = program(folder.resolve("maven/mvn"), script);
    String path = mvn.getParent() + File.pathSeparator + System.getenv("PATH");
    return installation.run(
        folder, Map.of("JAVA_HOME", builder.toString(), "PATH", path), arguments);
  }

  private void assertRefused(String why) throws Exception {
    LauncherInstallation.Outcome told = runAsNobody();
    assertEquals(1, told.code());
    String expected =
        "flowtone: expected to be allowed to build in %s, because %s; got no permission"
            .formatted(installation.launcher().getParent(), why);
    assertEquals(expected, told.err().strip());
  }

  private LauncherInstallation.Outcome runAsNobody() throws Exception {
    String command = "JAVA_HOME=%s sh %s voices".formatted(java, installation.launcher());
    return LauncherInstallation.runWords(
        folder, Map.of(), List.of("/bin/su", "nobody", "-s", "/bin/sh", "-c", command));
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
