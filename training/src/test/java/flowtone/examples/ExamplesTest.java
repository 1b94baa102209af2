package flowtone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.Flowtone;
import flowtone.audio.PitchTracker;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import flowtone.library.TestVoices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what they say. */
class ExamplesTest {
  private static final int RATE = 16000;

  @TempDir Path folder;
  private String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder, TestVoices.duet("duet")).toString();
  }

  @Test
  void notesAreWrittenAtTheirPitchesOneAfterAnother() {
    Path wav = folder.resolve("new/chord.wav");
    PlayNotes.main(new String[] {voice, wav.toString()});
    Waveform made = AudioFiles.read(wav);
    assertEquals(261.63, hertz(made, 0.25), 1);
    assertEquals(329.63, hertz(made, 0.75), 1);
    assertEquals(392, hertz(made, 1.5), 1);
  }

  @Test
  void aRecordingIsResynthesizedLowerAndSlower() {
    Path in = folder.resolve("a.wav");
    WavWriter.write(in, Tones.sine(440, 0.1, 1, RATE));
    Path out = folder.resolve("lower.wav");
    String told = told(() -> ResynthesizeFile.main(new String[] {voice, "" + in, "" + out}));
    Waveform made = AudioFiles.read(out);
    assertTrue(told.contains("1.20 s with duet"), told);
    assertEquals(1.2, made.seconds(), 0.01);
    assertEquals(440 * Math.pow(2, -200 / 1200.0), hertz(made, 0.6), 1);
  }

  @Test
  void keysAreHeardOnALine() {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try (Flowtone flowtone = Flowtone.open()) {
      LiveToSpeakers.play(flowtone.voice(voice).live(), line(heard));
    }
    ByteBuffer pcm = ByteBuffer.wrap(heard.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[pcm.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pcm.getShort() / 32768f;
    }
    Waveform made = new Waveform(samples, RATE);
    assertEquals(261.63, hertz(made, 0.24), 1);
    assertEquals(392, hertz(made, 1.2), 1);
    assertEquals(0, samples[samples.length - 1]);
  }

  /** A line that plays nothing and keeps what it is given. */
  private static SourceDataLine line(ByteArrayOutputStream heard) {
    return (SourceDataLine)
        Proxy.newProxyInstance(
            ExamplesTest.class.getClassLoader(),
            new Class<?>[] {SourceDataLine.class},
            (proxy, method, args) -> {
              if (method.getName().equals("write")) {
                heard.write((byte[]) args[0], (int) args[1], (int) args[2]);
                return args[2];
              }
              assertEquals("drain", method.getName());
              return null;
            });
  }

  @Test
  void aDensityIsFittedAndSampled() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      String[] lines = told(() -> FitDensity.main(new String[0])).lines().toArray(String[]::new);
      assertEquals(6, lines.length);
      for (int i = 0; i < 5; i++) {
        String[] sample = lines[i].split(" ");
        double radius = Math.hypot(Double.parseDouble(sample[1]), Double.parseDouble(sample[2]));
        assertEquals(3, radius, 1, lines[i]);
      }
      String[] nats = lines[5].split("log density on the circle |, in its middle ");
      double truth = -Math.log(2 * Math.PI * 3 * 0.3 * Math.sqrt(2 * Math.PI));
      assertEquals(truth, Double.parseDouble(nats[1]), 0.5, lines[5]);
      assertTrue(Double.parseDouble(nats[2]) < truth - 2, lines[5]);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String told(Runnable program) {
    PrintStream before = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  private static float hertz(Waveform sound, double atSeconds) {
    int hop = 128;
    float[] hz =
        new PitchTracker(RATE, hop).track(sound.samples(), sound.samples().length / hop).hz();
    return hz[(int) (atSeconds * RATE / hop)];
  }
}
