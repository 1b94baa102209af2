package flowtone.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Decodes MP3 by the JavaSound provider on the class path. The sound begins late by what the
 * encoder put before it, some hundredths of a second.
 */
final class Mp3Reader {
  private static final int SAMPLE_BITS = 16;

  private Mp3Reader() {}

  static Waveform read(InputStream in, double longestSeconds)
      throws IOException, DamagedAudioException {
    byte[] frames = Mp3Frames.of(in.readAllBytes());
    try (AudioInputStream coded =
            AudioSystem.getAudioInputStream(new ByteArrayInputStream(frames));
        AudioInputStream pcm = AudioSystem.getAudioInputStream(decoded(coded.getFormat()), coded)) {
      return PcmReader.readFrames(pcm, longestSeconds).toWaveform();
    } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
      throw new DamagedAudioException("MP3 with a damaged header", e);
    }
  }

  private static AudioFormat decoded(AudioFormat coded) {
    return new AudioFormat(coded.getSampleRate(), SAMPLE_BITS, coded.getChannels(), true, false);
  }
}
