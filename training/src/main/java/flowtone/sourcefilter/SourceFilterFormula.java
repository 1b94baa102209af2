package flowtone.sourcefilter;

/**
 * The parameters of a {@link SourceFilter} at one moment, outside a graph. Immutable and
 * thread-safe.
 */
public final class SourceFilterFormula {
  private final SourceFilterConfig config;
  private final PartialAmplitudes partials;
  private final MinimumPhaseResponse phase;
  private final float[] inverseAreas;
  private final float logNoiseMagnitude;
  private final double floor;

  /** Of each frequency of the filter's grid: the band below, and the shares of it and the next. */
  private final int[] below;

  private final float[] shareBelow;
  private final float[] shareAbove;

  /**
   * What is said of a moment.
   *
   * @param logMel natural logarithm of the bands' magnitudes [bands]
   * @param voicing logit of the share of harmonics in each band [bands]
   * @param noise what is added to the logarithm of the noise in each band [bands]
   * @param harmonic what is added to the logarithm of the harmonics in each band [bands]
   * @param cyclesPerSample of the fundamental, 0 where there is none
   * @param voiced 0..1
   */
  public record Given(
      float[] logMel,
      float[] voicing,
      float[] noise,
      float[] harmonic,
      float cyclesPerSample,
      float voiced) {}

  /**
   * What is said of a moment where harmonics and noise have each an envelope of their own; see
   * {@link SpectralEnvelopes}.
   *
   * @param logAmplitude of the harmonics in each band [bands]
   * @param logNoise magnitude of the noise in each band [bands]
   * @param cyclesPerSample of the fundamental, 0 where there is none
   * @param voiced 0..1
   */
  public record GivenEnvelopes(
      float[] logAmplitude, float[] logNoise, float cyclesPerSample, float voiced) {}

  /**
   * Parameters of a moment.
   *
   * @param harmonics amplitudes of the harmonics' cosines [harmonics]
   * @param flat the same as flows read them, divided by the noise there
   * @param response impulse response of the noise's filter [taps]
   */
  public record Parameters(float[] harmonics, float[] flat, float[] response) {}

  public SourceFilterFormula(SourceFilterConfig config) {
    this.config = config;
    partials = new PartialAmplitudes(config.mel(), config.harmonics());
    MinimumPhase minimum = new MinimumPhase(config.gridSamples(), config.taps());
    phase = new MinimumPhaseResponse(minimum);
    NoiseEnvelope envelope =
        config.predictsEnvelope()
            ? NoiseEnvelope.predicted(config.mel())
            : NoiseEnvelope.measured(config.mel());
    floor = envelope.floor();
    inverseAreas = envelope.inverseAreas();
    logNoiseMagnitude = (float) Math.log(NoiseEnvelope.noiseMagnitude(config.mel()));
    float[][] grid = envelope.toGrid(minimum);
    below = new int[minimum.bins()];
    shareBelow = new float[below.length];
    shareAbove = new float[below.length];
    for (int bin = 0; bin < below.length; bin++) {
      while (below[bin] < config.bands() - 2 && grid[below[bin]][bin] == 0) {
        below[bin]++;
      }
      shareBelow[bin] = grid[below[bin]][bin];
      shareAbove[bin] = grid[below[bin] + 1][bin];
    }
  }

  /** The parameters of a moment. */
  public Parameters of(Given given) {
    int bands = config.bands();
    float[] envelope = new float[bands];
    float[] logResponse = new float[bands];
    float[] magnitudes = new float[bands];
    for (int b = 0; b < bands; b++) {
      double share = SourceFilter.MOST_HARMONIC * given.voiced / (1 + Math.exp(-given.voicing[b]));
      envelope[b] = logResponse(Math.exp(given.logMel[b]), b) + given.noise[b];
      logResponse[b] = envelope[b] + (float) (0.5 * Math.log(1 - share * share));
      magnitudes[b] = (float) (Math.exp(given.logMel[b] + given.harmonic[b]) * share);
    }
    double hertz = (double) given.cyclesPerSample * config.sampleRateHz();
    return parameters(partials.common(magnitudes, hertz), envelope, logResponse, hertz);
  }

  /** The parameters of a moment of two envelopes. */
  public Parameters of(GivenEnvelopes given) {
    int bands = config.bands();
    double hertz = (double) given.cyclesPerSample * config.sampleRateHz();
    float[] common = new float[bands];
    for (int b = 0; b < bands; b++) {
      common[b] = (float) Math.exp(given.logAmplitude[b]) * given.voiced;
    }
    float[] harmonic = partials.magnitudes(common, hertz);
    float[] envelope = new float[bands];
    float[] logResponse = new float[bands];
    for (int b = 0; b < bands; b++) {
      double noise = Math.exp(given.logNoise[b]);
      double power = (double) harmonic[b] * harmonic[b] + noise * noise;
      envelope[b] = logResponse(Math.sqrt(power + SpectralEnvelopes.LEAST_POWER), b);
      logResponse[b] = logResponse(noise, b);
    }
    return parameters(common, envelope, logResponse, hertz);
  }

  /** Logarithm of the response that gives noise a magnitude in a band. */
  private float logResponse(double magnitude, int band) {
    return (float) Math.log(magnitude * inverseAreas[band] + floor) - logNoiseMagnitude;
  }

  private Parameters parameters(
      float[] common, float[] envelope, float[] logResponse, double hertz) {
    float[] harmonics = new float[config.harmonics()];
    float[] flat = new float[config.harmonics()];
    for (int k = 0; k < partials.count(hertz); k++) {
      double partial = (k + 1) * hertz;
      double place = partials.position(partial);
      harmonics[k] = PartialAmplitudes.at(common, place) * partials.sounding(partial);
      flat[k] = harmonics[k] * (float) Math.exp(-PartialAmplitudes.at(envelope, place));
    }
    return new Parameters(harmonics, flat, phase.of(onGrid(logResponse)));
  }

  private float[] onGrid(float[] bands) {
    float[] values = new float[below.length];
    for (int bin = 0; bin < values.length; bin++) {
      int band = below[bin];
      values[bin] = shareBelow[bin] * bands[band] + shareAbove[bin] * bands[band + 1];
    }
    return values;
  }
}
