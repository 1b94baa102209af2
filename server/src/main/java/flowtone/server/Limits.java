package flowtone.server;

import flowtone.server.http.UploadLimits;
import flowtone.server.live.LiveLimits;
import flowtone.server.rendering.RenderLimits;

/**
 * What one server allows, so that no client can exhaust it.
 *
 * @param live what live players may do
 * @param rendering what is rendered
 * @param uploads what bodies may take
 * @param maxScoreBytes size of a score's JSON
 * @param maxRecordingBytes size of an uploaded recording
 * @param connectionsPerClient of one address
 * @param comparisonSeconds that each model of a comparison may take
 */
public record Limits(
    LiveLimits live,
    RenderLimits rendering,
    UploadLimits uploads,
    int maxScoreBytes,
    int maxRecordingBytes,
    int connectionsPerClient,
    double comparisonSeconds) {

  /** Enough for a room of players on one machine. */
  public static final Limits DEFAULT = builder().build();

  public Limits {
    boolean positive =
        maxScoreBytes > 0
            && maxRecordingBytes > 0
            && connectionsPerClient > 0
            && comparisonSeconds > 0;
    if (!positive) {
      throw new IllegalArgumentException("expected every limit to be positive");
    }
  }

  /** The defaults, to be changed one by one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects limits; those not named keep their defaults. */
  public static final class Builder {
    private int sessions = LiveLimits.DEFAULT.sessions();
    private int sessionsPerClient = LiveLimits.DEFAULT.sessionsPerClient();
    private int messagesPerSecond = LiveLimits.DEFAULT.messagesPerSecond();
    private int heldNotes = LiveLimits.DEFAULT.heldNotes();
    private double pingSeconds = LiveLimits.DEFAULT.pingSeconds();
    private int renderThreads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private int renderings = 64;
    private int renderingsPerClient = 32;
    private double scoreSeconds = 600;
    private double recordingSeconds = 600;
    private double outputSeconds = 1200;
    private long decodedSamples = 1 << 26;
    private double decodeSeconds = 60;
    private double renderSeconds = 600;
    private int readBytesPerSecond = 1024;
    private double readSeconds = 30;
    private long uploadBytes = 512L << 20;
    private int uploadsPerClient = 4;
    private int uploadBytesPerSecond = 4096;
    private double uploadGraceSeconds = 5;
    private int scoreBytes = 1 << 20;
    private int recordingBytes = 64 << 20;
    private int connectionsPerClient = 128;
    private double comparisonSeconds = 4;

    private Builder() {}

    public Builder sessions(int value) {
      sessions = value;
      return this;
    }

    public Builder sessionsPerClient(int value) {
      sessionsPerClient = value;
      return this;
    }

    public Builder messagesPerSecond(int value) {
      messagesPerSecond = value;
      return this;
    }

    public Builder heldNotes(int value) {
      heldNotes = value;
      return this;
    }

    public Builder pingSeconds(double value) {
      pingSeconds = value;
      return this;
    }

    public Builder renderThreads(int value) {
      renderThreads = value;
      return this;
    }

    public Builder renderings(int value) {
      renderings = value;
      return this;
    }

    public Builder renderingsPerClient(int value) {
      renderingsPerClient = value;
      return this;
    }

    public Builder scoreSeconds(double value) {
      scoreSeconds = value;
      return this;
    }

    public Builder recordingSeconds(double value) {
      recordingSeconds = value;
      return this;
    }

    public Builder outputSeconds(double value) {
      outputSeconds = value;
      return this;
    }

    public Builder decodedSamples(long value) {
      decodedSamples = value;
      return this;
    }

    public Builder decodeSeconds(double value) {
      decodeSeconds = value;
      return this;
    }

    public Builder renderSeconds(double value) {
      renderSeconds = value;
      return this;
    }

    public Builder readBytesPerSecond(int value) {
      readBytesPerSecond = value;
      return this;
    }

    public Builder readSeconds(double value) {
      readSeconds = value;
      return this;
    }

    public Builder uploadBytes(long value) {
      uploadBytes = value;
      return this;
    }

    public Builder uploadsPerClient(int value) {
      uploadsPerClient = value;
      return this;
    }

    public Builder uploadBytesPerSecond(int value) {
      uploadBytesPerSecond = value;
      return this;
    }

    public Builder uploadGraceSeconds(double value) {
      uploadGraceSeconds = value;
      return this;
    }

    public Builder scoreBytes(int value) {
      scoreBytes = value;
      return this;
    }

    public Builder recordingBytes(int value) {
      recordingBytes = value;
      return this;
    }

    public Builder connectionsPerClient(int value) {
      connectionsPerClient = value;
      return this;
    }

    public Builder comparisonSeconds(double value) {
      comparisonSeconds = value;
      return this;
    }

    /** The limits; throws {@link IllegalArgumentException} if one is not positive. */
    public Limits build() {
      return new Limits(
          new LiveLimits(sessions, sessionsPerClient, messagesPerSecond, heldNotes, pingSeconds),
          new RenderLimits(
              renderThreads,
              renderings,
              renderingsPerClient,
              scoreSeconds,
              recordingSeconds,
              outputSeconds,
              decodedSamples,
              decodeSeconds,
              renderSeconds,
              readBytesPerSecond,
              readSeconds),
          new UploadLimits(uploadBytes, uploadsPerClient, uploadBytesPerSecond, uploadGraceSeconds),
          scoreBytes,
          recordingBytes,
          connectionsPerClient,
          comparisonSeconds);
    }
  }
}
