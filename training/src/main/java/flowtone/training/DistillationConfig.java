package flowtone.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.training.loss.FrameToneLoss;
import flowtone.training.loss.SpectralLoss;

/**
 * Weights of the terms of the distillation loss.
 *
 * @param klWeight weight of the divergence at the start, where the spectral terms dominate
 * @param klWeightEnd weight it rises to
 * @param klRampSteps steps of the rise, which is geometric
 * @param scaleWeight weight of the squared difference of log-scales within the divergence
 * @param klCap c of {@code c log1p(KL / c)}, nats
 * @param spectralWeight weight of the multi-resolution magnitude loss
 * @param melWeight weight of the log-mel difference
 * @param levelWeight weight of the difference of levels of blocks of 8 ms, nepers; 0 in older
 *     files, which lack it
 * @param spectralTemperature scale of the noise in the half of each batch that the spectral terms
 *     are computed on, the one the voice is used at; the divergence is computed at 1
 * @param frameToneWeight weight of a decibel of {@linkplain FrameToneLoss frame tone}; 0 in older
 *     files, which lack it
 * @param repulsion beta of the {@linkplain flowtone.training.loss.EnergyScore energy score}, for
 *     which each crop is made twice; null for the plain distance on half of each batch, as in older
 *     files
 */
public record DistillationConfig(
    double klWeight,
    double klWeightEnd,
    int klRampSteps,
    double scaleWeight,
    double klCap,
    double spectralWeight,
    double melWeight,
    @JsonProperty(defaultValue = "") double levelWeight,
    double spectralTemperature,
    @JsonProperty(defaultValue = "") double frameToneWeight,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_NULL) Double repulsion) {
  public DistillationConfig {
    if (!(klWeight > 0 && klWeightEnd > 0 && klRampSteps > 0 && klCap > 0)) {
      throw new IllegalArgumentException(
          "expected positive klWeight, klWeightEnd, klRampSteps and klCap; got %s, %s, %d and %s"
              .formatted(klWeight, klWeightEnd, klRampSteps, klCap));
    }
    if (!(spectralTemperature > 0 && spectralTemperature <= 1)) {
      throw new IllegalArgumentException(
          "expected a spectralTemperature above 0 and at most 1; got " + spectralTemperature);
    }
    if (repulsion != null && !(repulsion >= 0 && repulsion <= 1)) {
      throw new IllegalArgumentException("expected a repulsion within 0 to 1; got " + repulsion);
    }
    requireWeight("scaleWeight", scaleWeight);
    requireWeight("spectralWeight", spectralWeight);
    requireWeight("melWeight", melWeight);
    requireWeight("levelWeight", levelWeight);
    requireWeight("frameToneWeight", frameToneWeight);
  }

  private static void requireWeight(String name, double weight) {
    if (!(weight >= 0)) {
      throw new IllegalArgumentException(
          "expected a %s of at least 0; got %s".formatted(name, weight));
    }
  }

  /** Weights of the terms of the spectral distance. */
  SpectralLoss.Weights spectralWeights() {
    return new SpectralLoss.Weights(spectralWeight, melWeight, levelWeight);
  }

  /** Whether each crop is made of two noises. */
  public boolean scoresEnergy() {
    return repulsion != null;
  }

  /** Weight of the divergence at a step. */
  public float klWeight(long step) {
    double progress = Math.min(1, step / (double) klRampSteps);
    return (float) (klWeight * Math.pow(klWeightEnd / klWeight, progress));
  }
}
