package flowtone.server;

import java.util.List;

/** Calls what makes sound so that each status that is described of it is answered. */
final class DescribedSounds {
  private static final String VOICE = "/api/voices/duo";
  static final String PLAY = VOICE + "/play";
  static final String RESYNTHESIZE = VOICE + "/resynthesize";
  static final String COMPARE = "/api/compare?seconds=0.5&voice=duo";
  static final String NOTES = "{\"notes\": \"C4:0.1\"}";

  private final DescribedAnswers answers;
  private final TestServer open;
  private final List<TestServer> full;
  private final TestServer closed;

  /**
   * @param full servers with a place for one rendering, of all clients or of one
   * @param closed one that asks for a token
   */
  DescribedSounds(
      DescribedAnswers answers, TestServer open, List<TestServer> full, TestServer closed) {
    this.answers = answers;
    this.open = open;
    this.full = full;
    this.closed = closed;
  }

  void callAll() throws Exception {
    callPlay();
    callResynthesize();
    callCompare();
    callBlend();
  }

  private void callPlay() throws Exception {
    for (String query : new String[] {"?notes=C4:0.1", "?notes=H4", "?notes=C4&format=flac"}) {
      answers.call(open, "GET", PLAY + query, "", "");
    }
    answers.call(open, "GET", "/api/voices/kazoo/play?notes=C4", "", "");
    answers.call(open, "GET", "/api/voices/broken/play?notes=C4", "", "");
    answers.call(open, "GET", PLAY + "?notes=C4", "Accept: text/html", "");
    callRendered(PLAY, NOTES, "GET");
    callRendered(PLAY, NOTES, "POST");
    for (String score : new String[] {NOTES, "{", "{\"notes\": 7}", " ".repeat(5000)}) {
      answers.call(open, "POST", PLAY, "", score);
    }
    callPosted(PLAY, NOTES);
  }

  private void callResynthesize() throws Exception {
    String recording = new String(Recordings.wav(Recordings.tone(330, 0.5, 16000)), "ISO-8859-1");
    answers.call(open, "POST", RESYNTHESIZE, "", recording);
    answers.call(open, "POST", RESYNTHESIZE, "", "no recording");
    answers.call(open, "POST", RESYNTHESIZE + "?stretch=99", "", recording);
    answers.call(open, "POST", RESYNTHESIZE, "", "x".repeat(110_000));
    answers.call(
        open, "POST", RESYNTHESIZE, "Content-Type: multipart/form-data; boundary=cut", "none");
    callPosted(RESYNTHESIZE, recording);
    callRendered(RESYNTHESIZE, recording, "POST");
  }

  private void callCompare() throws Exception {
    for (String body : new String[] {"no recording", "x".repeat(110_000)}) {
      answers.call(open, "POST", COMPARE, "", body);
    }
    answers.call(open, "POST", COMPARE.replace("0.5", "99"), "", "");
    answers.call(open, "POST", COMPARE, "Content-Type: multipart/form-data; boundary=cut", "none");
    callPosted(COMPARE, "");
    for (TestServer server : full) {
      answers.callUploading(server, COMPARE);
    }
    try (RawClient comparing = open.raw()) {
      comparing.head("POST " + COMPARE.replace("0.5", "10") + " HTTP/1.1", "Host: 127.0.0.1");
      answers.enter("POST", COMPARE, comparing.answer());
      answers.call(open, "POST", COMPARE, "", "");
    }
  }

  private void callBlend() throws Exception {
    String sound = new String(Recordings.wav(Recordings.tone(330, 0.2, 16000)), "ISO-8859-1");
    String four = Recordings.form(sound, sound, sound, sound);
    String silent = Recordings.form("none", "none", "none", "none");
    String path = VOICE + "/blend";
    for (String body : new String[] {four, silent, Recordings.form(sound), "x".repeat(110_000)}) {
      answers.call(open, "POST", path, Recordings.FORM, body);
    }
    answers.call(open, "POST", path + "?a=99", Recordings.FORM, four);
    answers.call(open, "POST", path.replace("duo", "kazoo"), Recordings.FORM, four);
    answers.call(open, "POST", path.replace("duo", "broken"), Recordings.FORM, four);
    answers.call(open, "POST", path, Recordings.FORM + "\r\nAccept: text/html", four);
    callPosted(path, "");
    callRendered(path, four, "POST", Recordings.FORM);
    answers.call(closed, "POST", path, "", "");
  }

  private void callPosted(String path, String body) throws Exception {
    answers.call(open, "POST", path.replace("duo", "kazoo"), "", body);
    answers.call(open, "POST", path.replace("duo", "broken"), "", body);
    answers.call(open, "POST", path, "Accept: text/html", body);
    answers.call(open, "POST", path, DescriptionTest.FOREIGN, body);
    answers.callForeignHost(open, "POST", path, body);
    answers.callSlowly(open, path);
  }

  /** While another holds the only place there is, of all clients or of one. */
  private void callRendered(String path, String body, String method) throws Exception {
    callRendered(path, body, method, "");
  }

  private void callRendered(String path, String body, String method, String header)
      throws Exception {
    boolean get = method.equals("GET");
    for (TestServer server : full) {
      try (RawClient holding = server.raw()) {
        holding.head("GET " + PLAY + "?notes=C4:599 HTTP/1.1", "Host: 127.0.0.1");
        server.awaitMetric("flowtone_renderings", 1);
        answers.call(server, method, get ? path + "?notes=C4" : path, header, get ? "" : body);
      }
      server.awaitMetric("flowtone_renderings", 0);
    }
  }
}
