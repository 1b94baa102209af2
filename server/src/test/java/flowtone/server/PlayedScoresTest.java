package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.performance.MidiBytesWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chords and MIDI files over real HTTP. */
class PlayedScoresTest extends OneServer {
  private static final String PLAY = "/api/voices/" + TestServer.VOICE + "/play";
  private static final int QUARTER = MidiBytesWriter.QUARTER;

  @Test
  void notesOfAScoreThatOverlapSoundAtOnceAndDoNotClip() throws Exception {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      notes.add(
          "{\"note\": %d, \"start\": 0, \"duration\": 1, \"velocity\": 1}".formatted(57 + 2 * i));
    }
    HttpResponse<byte[]> response = server.play("{\"notes\": " + notes + "}");
    Waveform sound = read(response);
    for (int i = 0; i < 8; i++) {
      double hertz = 220 * Math.pow(2, i / 6.0);
      assertTrue(power(sound, hertz) > 30 * power(sound, hertz * 1.06), hertz + " Hz");
    }
    for (float sample : sound.samples()) {
      assertTrue(Math.abs(sample) < 0.99);
    }
    assertTrue(
        remarks(response).get(0).contains("is mixed 9.0 dB softer"), remarks(response)::toString);
  }

  @Test
  void anAddressAloneAsksForAChord() throws Exception {
    HttpResponse<byte[]> response = server.get(PLAY + "?notes=A3/E4:1+A3:0.2");
    Waveform sound = read(response).beginning(0.9);
    double high = 220 * Math.pow(2, 7 / 12.0);
    for (double hertz : new double[] {220, high}) {
      assertTrue(power(sound, hertz) > 30 * power(sound, hertz * 1.06), hertz + " Hz");
    }
  }

  @Test
  void aPolyphonyOfOneIsOneVoice() throws Exception {
    String chord =
        "{\"notes\": [{\"note\": 57, \"start\": 0, \"duration\": 1},"
            + " {\"note\": 64, \"start\": 0, \"duration\": 1}], \"polyphony\": 1}";
    HttpResponse<byte[]> response = server.play(chord);
    Waveform sound = read(response);
    double high = 220 * Math.pow(2, 7 / 12.0);
    assertTrue(power(sound, high) > 100 * power(sound, 220));
    assertTrue(
        remarks(response).get(0).contains("begins 1 of 2 notes while another is held"),
        remarks(response)::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/midi", "audio/x-midi", "application/x-www-form-urlencoded"})
  void aMidiFileIsPlayed(String contentType) throws Exception {
    HttpResponse<byte[]> response = server.post(PLAY, chordOf(57, 64), contentType);
    Waveform sound = read(response);
    assertTrue(power(sound, 220) > 30 * power(sound, 260));
    assertTrue(power(sound, 329.63) > 30 * power(sound, 260));
    assertEquals(
        List.of("the score is heard with 2 notes of channel 1 as altosax"),
        remarks(response).subList(0, 1));
  }

  @Test
  void aMidiFileMayComeInAForm() throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--cut\r\nContent-Disposition: form-data; name=\"midi\"; filename=\"a.mid\"\r\n"
                + "Content-Type: audio/midi\r\n\r\n")
            .getBytes());
    form.writeBytes(chordOf(57));
    form.writeBytes("\r\n--cut--\r\n".getBytes());
    byte[] inForm =
        server.post(PLAY, form.toByteArray(), "multipart/form-data; boundary=cut").body();
    assertArrayEquals(server.post(PLAY, chordOf(57), "audio/midi").body(), inForm);
  }

  @Test
  void channelsAndProgramsArePlayedByTheLabelsTheyAreGiven() throws Exception {
    byte[] midi =
        MidiBytesWriter.file(1, 2)
            .track(MidiBytesWriter.events().program(0, 1, 1).note(0, 1, 60, QUARTER))
            .track(MidiBytesWriter.events().program(0, 2, 66).note(0, 2, 60, QUARTER))
            .toByteArray();
    assertEquals(
        "the score is heard with 1 note of channel 1 (Acoustic Grand Piano) as cello, 1 note of"
            + " channel 2 (Alto Sax) as altosax",
        remarks(server.post(PLAY + "?program=1%3Dcello", midi, "audio/midi")).get(0));
    assertEquals(
        "the score is heard with 1 note of channel 1 (Acoustic Grand Piano) as altosax, 1 note of"
            + " channel 2 (Alto Sax) as altosax and cello",
        remarks(
                server.post(
                    PLAY + "?channel=1=altosax&channel=2=altosax=1,cello=2", midi, "audio/midi"))
            .get(0));
  }

  @Test
  void theSilenceBeforeTheFirstNoteIsPlayedIfItIsAskedFor() throws Exception {
    byte[] midi =
        MidiBytesWriter.file(0, 1)
            .track(MidiBytesWriter.events().note(4 * QUARTER, 1, 60, QUARTER))
            .toByteArray();
    HttpResponse<byte[]> trimmed = server.post(PLAY, midi, "audio/midi");
    HttpResponse<byte[]> kept = server.post(PLAY + "?keepSilence=true", midi, "audio/midi");
    assertEquals(2, read(kept).seconds() - read(trimmed).seconds(), 0.02);
    assertEquals("the score begins with 2.0 s of silence, left out", remarks(trimmed).get(0));
  }

  @Test
  void theSameSeedMakesTheSameSoundOfAMidiFile() throws Exception {
    byte[] midi = chordOf(57, 60);
    String query = PLAY + "?seed=7&temperature=0.5";
    assertArrayEquals(
        server.post(query, midi, "audio/midi").body(),
        server.post(query, midi, "audio/midi").body());
  }

  @ParameterizedTest
  @CsvSource({
    "channel=2, expected a channel and a label",
    "channel=0%3Dcello, expected a channel and a label",
    "program=x%3Dcello, expected a program and a label",
    "channel=2%3Dkazoo, expected one of the labels",
    "label=kazoo, expected one of the labels",
    "polyphony=0, expected a polyphony within 1 to 64",
    "polyphony=65, expected a polyphony within 1 to 64",
    "polyphony=x, expected",
    "keepSilence=perhaps, expected \"keepSilence\" as true or false",
    "temperature=9, expected a temperature"
  })
  void howAMidiFileCannotBePlayedIsAProblem(String query, String sentence) throws Exception {
    HttpResponse<byte[]> response = server.post(PLAY + "?" + query, chordOf(60), "audio/midi");
    assertEquals(422, response.statusCode());
    assertTrue(
        TestServer.json(response).path("detail").asText().startsWith(sentence),
        () -> new String(response.body()));
  }

  @Test
  void whatIsNoMidiFileIsAProblem() throws Exception {
    byte[] late =
        MidiBytesWriter.file(0, 1)
            .track(MidiBytesWriter.events().note(0, 1, 60, 1400 * QUARTER))
            .toByteArray();
    for (byte[] body : new byte[][] {new byte[0], "MThd".getBytes(), "RIFF".getBytes(), late}) {
      HttpResponse<byte[]> response = server.post(PLAY, body, "audio/midi");
      assertEquals(422, response.statusCode());
      String detail = TestServer.json(response).path("detail").asText();
      assertTrue(detail.matches("expected .*(; | got ).*"), detail);
    }
    assertEquals(422, server.play("{\"notes\": \"C4\", \"polyphony\": 0}").statusCode());
    assertEquals(422, server.play("{\"notes\": \"C4\", \"polyphony\": \"two\"}").statusCode());
  }

  private static byte[] chordOf(int... keys) {
    MidiBytesWriter events = MidiBytesWriter.events();
    for (int key : keys) {
      events.on(0, 1, key);
    }
    for (int i = 0; i < keys.length; i++) {
      events.off(i == 0 ? 2 * QUARTER : 0, 1, keys[i]);
    }
    return MidiBytesWriter.file(0, 1).track(events).toByteArray();
  }

  private static List<String> remarks(HttpResponse<byte[]> response) throws Exception {
    assertEquals(200, response.statusCode(), () -> new String(response.body()));
    String header = response.headers().firstValue(RemarksHeader.NAME).orElse("[]");
    List<String> sentences = new ArrayList<>();
    for (JsonNode sentence : new ObjectMapper().readTree(header)) {
      sentences.add(sentence.asText());
    }
    return sentences;
  }

  private static Waveform read(HttpResponse<byte[]> response) throws Exception {
    assertEquals(200, response.statusCode(), () -> new String(response.body()));
    return AudioFiles.read(new ByteArrayInputStream(response.body()), "the response", 60);
  }

  /** Power at a frequency, over half a second. */
  private static double power(Waveform sound, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 4000; i < 12000; i++) {
      double window = 1 - Math.cos(2 * Math.PI * (i - 4000) / 8000);
      double angle = 2 * Math.PI * hertz * i / sound.sampleRateHz();
      re += window * sound.samples()[i] * Math.cos(angle);
      im += window * sound.samples()[i] * Math.sin(angle);
    }
    return re * re + im * im;
  }
}
