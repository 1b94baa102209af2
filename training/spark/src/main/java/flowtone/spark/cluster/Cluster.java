package flowtone.spark.cluster;

import flowtone.provenance.Provenance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/**
 * The machines that work for this process, its driver. Whoever opens it closes it; a process has
 * one at a time. Used by one thread.
 */
public final class Cluster implements AutoCloseable {
  private static final int ANSWER_MILLIS = 5000;
  private static final String STANDALONE = "spark://";

  private final JavaSparkContext spark;
  private final String master;

  private Cluster(JavaSparkContext spark) {
    this.spark = spark;
    this.master = spark.master();
  }

  /**
   * Starts a driver. What nobody has set is set so that TensorFlow finds memory beside the heap and
   * that other machines get this program.
   *
   * @param master such as {@code local[2]} or {@code spark://host:7077}; null where spark-submit or
   *     {@code settings} name one, otherwise all processors of this machine
   * @param settings of Spark, by name
   * @throws ClusterException if there is no such master or it takes no application
   */
  public static Cluster open(String name, String master, Map<String, String> settings) {
    SparkConf conf = new SparkConf().setAppName("flowtone " + name);
    settings.forEach(conf::set);
    if (master != null) {
      conf.setMaster(master);
    }
    conf.setIfMissing("spark.master", "local[*]");
    setDefaults(conf);
    requireAnswer(conf.get("spark.master"));
    try {
      JavaSparkContext spark = new JavaSparkContext(conf);
      spark.sc().addSparkListener(new TaskProgress(System.err));
      return new Cluster(spark);
    } catch (Exception e) { // Scala's constructor throws what it does not declare.
      throw refused(conf.get("spark.master"), e);
    }
  }

  private static void setDefaults(SparkConf conf) {
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    conf.setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    // Rounds need all workers at once; Spark itself would ask for ten minutes whether they are
    // there.
    conf.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "2s");
    conf.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "15");
    conf.setIfMissing(
        "spark.executor.extraJavaOptions",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Djava.awt.headless=true");
    conf.setIfMissing("spark.executorEnv.TF_CPP_MIN_LOG_LEVEL", "2");
    conf.setIfMissing("spark.executorEnv.TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
    conf.setIfMissing("spark.executorEnv.MALLOC_ARENA_MAX", "2");
    ownJar().ifPresent(jar -> conf.setIfMissing("spark.jars", jar));
  }

  /** The jar that this class is from, with all that executors need; none in a folder of classes. */
  private static Optional<String> ownJar() {
    String source = Cluster.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return source.endsWith(".jar") ? Optional.of(source) : Optional.empty();
  }

  /** Spark itself would ask a master that is not there for a minute. */
  private static void requireAnswer(String master) {
    if (!master.startsWith(STANDALONE)) {
      return;
    }
    String reason = "";
    for (String each : master.substring(STANDALONE.length()).split(",")) {
      try {
        int colon = each.lastIndexOf(':');
        int port = Integer.parseInt(each.substring(colon + 1));
        try (Socket socket = new Socket()) {
          socket.connect(new InetSocketAddress(each.substring(0, colon), port), ANSWER_MILLIS);
          return;
        }
      } catch (IOException | RuntimeException e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    throw new ClusterException(
        "expected a Spark master that answers at %s; got none (%s)".formatted(master, reason));
  }

  private static ClusterException refused(String master, Exception e) {
    String reason = ClusterException.sentence(e);
    if (reason.startsWith("Could not parse Master URL")) {
      return new ClusterException(
          "expected a master such as local[2] or spark://HOST:7077 (yarn and k8s:// by the"
              + " cluster's spark-submit); got "
              + master,
          e);
    }
    return new ClusterException(
        "expected the master %s to take this application; got: %s".formatted(master, reason), e);
  }

  /** Spark's own way in. */
  public JavaSparkContext spark() {
    return spark;
  }

  /** Names this driver's application; no two have the same. */
  public String id() {
    return spark.sc().applicationId();
  }

  /** How many processors there are, once the executors have come. */
  public int slots() {
    run(() -> spark.parallelize(List.of(0), 1).count());
    return spark.defaultParallelism();
  }

  /**
   * Sends a file to every executor.
   *
   * @return its name, by which {@link #sent} finds it there
   */
  public String send(Path file) {
    spark.addFile(file.toUri().toString());
    return file.getFileName().toString();
  }

  /** A file that the driver sent, on the machine that asks. */
  public static Path sent(String name) {
    return Path.of(SparkFiles.get(name));
  }

  /** What every task checks first. */
  public ExecutorCheck check() {
    return new ExecutorCheck(Provenance.currentVersion());
  }

  /**
   * Does something by jobs.
   *
   * @throws ClusterException with one sentence if a job fails for good
   */
  public <T> T run(Supplier<T> jobs) {
    try {
      return jobs.get();
    } catch (ClusterException e) {
      throw e;
    } catch (RuntimeException e) {
      throw spark.sc().isStopped() ? refused(master, e) : e;
    } catch (Exception e) { // Spark's, which is not declared.
      if (e instanceof SparkException) {
        throw failed(e);
      }
      throw new ClusterException("expected a job to succeed; got " + e, e);
    }
  }

  private static ClusterException failed(Exception e) {
    String reason = ClusterException.sentence(e);
    return new ClusterException(
        reason.contains("SPARK-24819") || reason.contains("more slots than")
            ? "expected as many free processors as workers and their --cores ask for; got fewer"
            : reason,
        e);
  }

  /** The results of a function of each element, one task each, in their order. */
  public <A, B> List<B> map(List<A> elements, Function<A, B> function) {
    return map(elements, elements.size(), function);
  }

  /** The same in so many tasks. */
  public <A, B> List<B> map(List<A> elements, int tasks, Function<A, B> function) {
    if (elements.isEmpty()) {
      return List.of();
    }
    ExecutorCheck check = check();
    return run(
        () ->
            spark
                .parallelize(elements, Math.min(tasks, elements.size()))
                .map(
                    element -> {
                      check.run();
                      return function.call(element);
                    })
                .collect());
  }

  @Override
  public void close() {
    spark.close();
  }
}
