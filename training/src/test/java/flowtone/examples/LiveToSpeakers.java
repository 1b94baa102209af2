package flowtone.examples;

import flowtone.Flowtone;
import flowtone.VoicePlayer;
import flowtone.audio.NoteName;
import flowtone.audio.file.WavWriter.Encoding;
import flowtone.rendering.Instrument;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Keys pressed and released, and heard at once: {@code LiveToSpeakers VOICE}. */
public class LiveToSpeakers {
  public static void main(String[] args) throws LineUnavailableException {
    try (Flowtone flowtone = Flowtone.open()) {
      VoicePlayer voice = flowtone.voice(args[0]);
      AudioFormat format = new AudioFormat(voice.manifest().sampleRateHz(), 16, 1, true, false);
      try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
        line.open(format);
        line.start();
        play(voice.live(), line);
      }
    }
  }

  static void play(Instrument instrument, SourceDataLine line) {
    for (String note : new String[] {"C4", "E4", "G4"}) {
      instrument.noteOn(NoteName.midi(note), 0.8);
      for (int chunk = 0; chunk < 30; chunk++) {
        write(instrument.next(2), line); // two hops, 16 ms; waits while the line is full
      }
    }
    instrument.allOff();
    while (instrument.sounding()) {
      write(instrument.next(2), line);
    }
    line.drain();
  }

  private static void write(float[] samples, SourceDataLine line) {
    byte[] pcm = Encoding.PCM16.encode(samples);
    line.write(pcm, 0, pcm.length);
  }
}
