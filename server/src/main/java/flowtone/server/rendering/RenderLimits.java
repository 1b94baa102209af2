package flowtone.server.rendering;

/**
 * What one server renders.
 *
 * @param threads that render
 * @param open renderings begun and not yet heard to their end
 * @param openPerClient of them, by one client
 * @param scoreSeconds length of the audio of one score
 * @param recordingSeconds length of an uploaded recording
 * @param outputSeconds length of a recording once it is stretched
 * @param decodedSamples of a recording, all channels together
 * @param decodeSeconds that decoding and measuring a recording may take
 * @param renderSeconds that the rendering of one sound may take, waiting apart
 * @param readBytesPerSecond the least that a client has to read of a sound
 * @param readSeconds over which that is measured, again and again
 */
public record RenderLimits(
    int threads,
    int open,
    int openPerClient,
    double scoreSeconds,
    double recordingSeconds,
    double outputSeconds,
    long decodedSamples,
    double decodeSeconds,
    double renderSeconds,
    int readBytesPerSecond,
    double readSeconds) {
  public RenderLimits {
    boolean positive =
        threads > 0
            && open > 0
            && openPerClient > 0
            && scoreSeconds > 0
            && recordingSeconds > 0
            && outputSeconds > 0
            && decodedSamples > 0
            && decodeSeconds > 0
            && renderSeconds > 0
            && readBytesPerSecond > 0
            && readSeconds > 0;
    if (!positive) {
      throw new IllegalArgumentException("expected every limit of renderings to be positive");
    }
  }
}
