package flowtone.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;

/**
 * Decodes FLAC of any depth. The decoder passes over damage in silence, so what it yields is held
 * to the length and the MD5 digest that the header promises.
 */
final class FlacReader {
  /** Where a FLAC file keeps the digest of its samples, counted from its first byte. */
  private static final int DIGEST_OFFSET = 26;

  private static final int DIGEST_BYTES = 16;

  private FlacReader() {}

  static Waveform read(BufferedInputStream in, double longestSeconds)
      throws IOException, DamagedAudioException {
    byte[] promisedDigest = digestInHeader(in);
    FLACDecoder decoder = new FLACDecoder(in);
    StreamInfo info = header(decoder);
    MonoBuffer mono = new MonoBuffer(info.getSampleRate(), longestSeconds);
    FlacDigest digest = new FlacDigest(info.getChannels(), info.getBitsPerSample());
    try {
      for (Frame f = decoder.readNextFrame(); f != null; f = decoder.readNextFrame()) {
        digest.update(decoder.getChannelData(), f.header.blockSize);
        mixDown(decoder.getChannelData(), f, info, mono);
      }
    } catch (IOException | RuntimeException e) {
      throw new DamagedAudioException(
          "FLAC that breaks off after " + mono.length() + " samples", e);
    }
    // A total of zero means that the encoder did not know the length.
    long promised = info.getTotalSamples();
    if (promised > 0 && promised != mono.length()) {
      throw new DamagedAudioException("FLAC with " + mono.length() + " samples of " + promised);
    }
    if (decoder.getBadFrames() > 0 || !digest.matches(promisedDigest)) {
      throw new DamagedAudioException("FLAC whose samples do not match its checksum");
    }
    return mono.toWaveform();
  }

  private static byte[] digestInHeader(BufferedInputStream in)
      throws IOException, DamagedAudioException {
    in.mark(DIGEST_OFFSET + DIGEST_BYTES);
    byte[] start = in.readNBytes(DIGEST_OFFSET + DIGEST_BYTES);
    in.reset();
    if (start.length < DIGEST_OFFSET + DIGEST_BYTES) {
      throw new DamagedAudioException("FLAC that breaks off in its header");
    }
    return Arrays.copyOfRange(start, DIGEST_OFFSET, DIGEST_OFFSET + DIGEST_BYTES);
  }

  private static StreamInfo header(FLACDecoder decoder) throws DamagedAudioException {
    try {
      decoder.readMetadata();
      return decoder.getStreamInfo();
    } catch (IOException | RuntimeException e) {
      throw new DamagedAudioException("FLAC with a damaged header", e);
    }
  }

  private static void mixDown(ChannelData[] data, Frame frame, StreamInfo info, MonoBuffer mono)
      throws OverlongAudioException {
    int channels = info.getChannels();
    double scale = 1.0 / channels / (1L << (info.getBitsPerSample() - 1));
    for (int i = 0; i < frame.header.blockSize; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += data[c].getOutput()[i];
      }
      mono.add(sum * scale);
    }
  }
}
