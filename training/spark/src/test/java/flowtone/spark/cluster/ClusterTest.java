package flowtone.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
  private static void assertRefused(String sentence, Runnable action) {
    String message = assertThrows(ClusterException.class, action::run).getMessage();
    assertTrue(message.startsWith(sentence), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aMasterThatIsNotThereIsSaidAtOnce() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertRefused(
        "expected a Spark master that answers at spark://127.0.0.1:" + free,
        () -> Cluster.open("test", "spark://127.0.0.1:" + free, Map.of()).close());
  }

  @Test
  void whatIsNoMasterIsSaid() {
    assertRefused(
        "expected a master such as local[2] or spark://HOST:7077",
        () -> Cluster.open("test", "nowhere", Map.of()).close());
  }

  @Test
  void aTasksOwnSentenceReachesItsDriver() {
    try (Cluster cluster = Cluster.open("test", "local[2,1]", Map.of())) {
      assertEquals(List.of(2, 4), cluster.map(List.of(1, 2), each -> 2 * each));
      assertRefused(
          "expected an even number; got 3",
          () ->
              cluster.map(
                  List.of(2, 3),
                  each -> {
                    if (each % 2 == 1) {
                      throw new ClusterException("expected an even number; got " + each);
                    }
                    return each;
                  }));
    }
  }

  @Test
  void executorsOfAnotherVersionOrWithoutMemoryAreRefused() {
    ExecutorCheck check = new ExecutorCheck("1.0");
    assertRefused("expected Flowtone 1.0 on every executor", () -> check.requireVersion("0.9"));
    check.requireVersion("1.0");
    long gigabyte = 1L << 30;
    assertRefused("expected executors with", () -> check.requireMemory(gigabyte / 4, gigabyte));
    assertRefused("expected executors with", () -> check.requireMemory(gigabyte, gigabyte));
    check.requireMemory(gigabyte, 2 * gigabyte);
  }

  @Test
  void unknownSchemesAreSaidAndS3SaysWhatItNeeds() {
    assertRefused(
        "expected a URI whose scheme Hadoop's file systems know",
        () -> Location.of("gopher://a/b"));
    String message =
        assertThrows(ClusterException.class, () -> Location.of("s3a://bucket/b")).getMessage();
    assertTrue(message.contains("hadoop-aws"), message);
  }

  @Test
  void whatIsNoUriIsSaid() {
    for (String typed : List.of("", "file:relative", ":a")) {
      assertRefused("expected a path, or a URI such as file:/folder", () -> Location.of(typed));
    }
  }

  @Test
  void executorsThatDoNotComeAreNotWaitedForForEver() {
    RpcEnv master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, new SparkConf())._1();
    Map<String, String> settings = Map.of("spark.driver.host", "127.0.0.1");
    try {
      String url = "spark://" + master.address().hostPort();
      assertRefused(
          "expected executors within 1 s; got none: the workers of " + url,
          () -> Cluster.open("test", url, settings, Duration.ofSeconds(1)).close());
    } finally {
      master.shutdown();
    }
  }

  @Test
  void anAttemptDisturbsNoOtherAtTheSameFileAndLeavesNothingUnlessItIsCommitted(
      @TempDir Path folder) throws Exception {
    Location target = Location.of(folder.resolve("deep/file").toString());
    Location unfinished = Location.of(folder.resolve("unfinished").toString());
    try (Attempt given = new Attempt(target, unfinished);
        Attempt up = new Attempt(target, unfinished)) {
      try (OutputStream first = given.create();
          OutputStream second = up.create()) {
        first.write(1);
        second.write(2);
      }
      given.commit();
    }
    assertArrayEquals(new byte[] {1}, target.read());
    assertEquals(List.of(), unfinished.list());
  }

  @Test
  void locationsKnowTheirParts() {
    Location local = Location.of("/tmp/some folder/a.wav");
    assertEquals("file:", local.root().replace("//", ""));
    assertEquals("/tmp/some folder/a.wav", local.nio().toString());
    assertEquals("a.wav", local.name());
    assertTrue(local.isLocal());
    assertEquals("/tmp/some folder/b.wav", local.sibling("b.wav").nio().toString());
  }
}
