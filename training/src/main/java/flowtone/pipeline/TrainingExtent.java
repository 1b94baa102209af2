package flowtone.pipeline;

import flowtone.training.EnvelopeFitConfig;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;

/**
 * How much time there is to train, and how much to train on. What a configuration leaves to choose
 * follows from it, beside the decay of the learning rate, which follows the time by itself.
 *
 * <p>In a short training more steps are worth more than surer ones ("one by one" in the module's
 * README: of equal two minutes, 16 crops a step are worse than 8); the rate falls with the root of
 * the batch, as the noise of its gradients grows.
 *
 * @param hours of training in all, above 0
 * @param recordedMinutes of recordings, above 0
 */
public record TrainingExtent(double hours, double recordedMinutes) {
  private static final double SHORT_HOURS = 0.5;
  private static final double FEW_MINUTES = 5;
  private static final int LEAST_BATCH = 4;
  private static final int LEAST_FIT_STEPS = 400;

  /** Halvings of the rate in a fit of envelopes. */
  private static final int FIT_HALVINGS = 5;

  public TrainingExtent {
    if (!(hours > 0) || !(recordedMinutes > 0)) {
      throw new IllegalArgumentException(
          "expected hours and minutes above 0; got %s and %s".formatted(hours, recordedMinutes));
    }
  }

  private boolean isShort() {
    return hours < SHORT_HOURS || recordedMinutes < FEW_MINUTES;
  }

  /** A teacher's configuration for this. */
  public TeacherConfig suit(TeacherConfig config) {
    return new TeacherConfig(
        config.model(),
        crops(config.crops()),
        optimiser(config.optimiser(), config.crops()),
        config.precision(),
        config.envelope() == null ? null : fit(config.envelope()),
        config.inputJitter());
  }

  /** A student's configuration for this. */
  public StudentConfig suit(StudentConfig config) {
    return new StudentConfig(
        config.model(),
        crops(config.crops()),
        optimiser(config.optimiser(), config.crops()),
        config.loss(),
        config.precision());
  }

  private CropConfig crops(CropConfig crops) {
    return new CropConfig(batch(crops), crops.hops(), crops.warmHops(), crops.augmentation());
  }

  private int batch(CropConfig crops) {
    boolean halves = isShort() && crops.batch() % 4 == 0 && crops.batch() / 2 >= LEAST_BATCH;
    return halves ? crops.batch() / 2 : crops.batch();
  }

  private OptimiserConfig optimiser(OptimiserConfig usual, CropConfig crops) {
    double share = Math.sqrt(batch(crops) / (double) crops.batch());
    int warmupSteps = isShort() ? Math.max(1, usual.warmupSteps() / 2) : usual.warmupSteps();
    return new OptimiserConfig(
        share * usual.learningRate(),
        warmupSteps,
        usual.halvingSteps(),
        usual.clipNorm(),
        usual.averageDecay());
  }

  /** Of an hour all steps, of less as many fewer, so that it stays a small part of the whole. */
  private EnvelopeFitConfig fit(EnvelopeFitConfig usual) {
    int steps =
        (int) Math.min(usual.steps(), Math.max(LEAST_FIT_STEPS, Math.round(usual.steps() * hours)));
    OptimiserConfig optimiser = usual.optimiser();
    return new EnvelopeFitConfig(
        steps,
        usual.crops(),
        new OptimiserConfig(
            optimiser.learningRate(),
            optimiser.warmupSteps(),
            Math.max(1, Math.min(optimiser.halvingSteps(), steps / FIT_HALVINGS)),
            optimiser.clipNorm(),
            optimiser.averageDecay()),
        usual.weightDecay());
  }
}
