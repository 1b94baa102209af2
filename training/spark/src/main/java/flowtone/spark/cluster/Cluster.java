package flowtone.spark.cluster;

import flowtone.provenance.Provenance;
import java.nio.file.Path;
import java.time.Duration;
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
  /** How long executors are waited for, unless another time is asked for. */
  public static final Duration USUAL_WAIT = Duration.ofMinutes(10);

  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  private final JavaSparkContext spark;
  private final Master master;
  private final StopSignal stop;
  private final int slots;

  private Cluster(JavaSparkContext spark, StopSignal stop, Duration wait) {
    this.spark = spark;
    this.master = new Master(spark.master());
    this.stop = stop;
    this.slots = new Processors(spark, stop::made, System.err).await(wait);
  }

  /**
   * Starts a driver. What nobody has set is set so that TensorFlow finds memory beside the heap and
   * that other machines get this program.
   *
   * @param master such as {@code local[2]} or {@code spark://host:7077}; null where spark-submit or
   *     {@code settings} name one, otherwise all processors of this machine
   * @param settings of Spark, by name
   * @throws ClusterException if there is no such master, or it takes no application, or no executor
   *     comes in {@link #USUAL_WAIT}
   */
  public static Cluster open(String name, String master, Map<String, String> settings) {
    return open(name, master, settings, USUAL_WAIT);
  }

  /**
   * The same.
   *
   * @param wait for executors at most
   */
  public static Cluster open(
      String name, String master, Map<String, String> settings, Duration wait) {
    SparkConf conf = new SparkConf().setAppName("flowtone " + name);
    settings.forEach(conf::set);
    if (master != null) {
      conf.setMaster(master);
    }
    conf.setIfMissing("spark.master", "local[*]");
    setDefaults(conf);
    JavaSparkContext spark = start(conf);
    StopSignal stop = new StopSignal(spark.sc());
    try {
      return new Cluster(spark, stop, wait);
    } catch (RuntimeException e) {
      close(spark, stop);
      throw e;
    }
  }

  private static JavaSparkContext start(SparkConf conf) {
    Master master = new Master(conf.get("spark.master"));
    master.requireAnswer();
    try {
      JavaSparkContext spark = new JavaSparkContext(conf);
      spark.sc().addSparkListener(new TaskProgress(System.err));
      return spark;
    } catch (Exception e) { // Scala's constructor throws what it does not declare.
      throw master.refused(e);
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
    conf.set(
        EXECUTOR_OPTIONS,
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Djava.awt.headless=true "
            + conf.get(EXECUTOR_OPTIONS, ""));
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

  /** Spark's own way in. */
  public JavaSparkContext spark() {
    return spark;
  }

  /** Names this driver's application; no two have the same. */
  public String id() {
    return spark.sc().applicationId();
  }

  /** How many tasks can run at once. */
  public int slots() {
    return slots;
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
   * @throws ClusterException with one sentence if a job fails for good, or the process is asked to
   *     end
   */
  public <T> T run(Supplier<T> jobs) {
    try {
      if (isStopping()) {
        throw stopped(null);
      }
      return jobs.get();
    } catch (ClusterException e) {
      throw e;
    } catch (RuntimeException e) {
      throw isStopping() ? stopped(e) : spark.sc().isStopped() ? master.refused(e) : e;
    } catch (Exception e) { // Spark's, which is not declared.
      if (isStopping()) {
        throw stopped(e);
      }
      if (e instanceof SparkException) {
        throw new JobFailure(String.valueOf(e.getMessage()), Provenance.currentVersion())
            .exception(e);
      }
      throw new ClusterException("expected a job to succeed; got " + e, e);
    }
  }

  /** Whether the process is asked to end, as by Ctrl-C; jobs fail then, and soon Spark ends. */
  public boolean isStopping() {
    return stop.made();
  }

  private static ClusterException stopped(Exception cause) {
    return new ClusterException("expected to work to the end; got asked to stop", cause);
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
    close(spark, stop);
  }

  private static void close(JavaSparkContext spark, StopSignal stop) {
    try {
      spark.close();
    } finally {
      stop.close();
    }
  }
}
