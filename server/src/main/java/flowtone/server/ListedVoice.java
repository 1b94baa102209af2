package flowtone.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import flowtone.library.VoiceEntry;
import flowtone.library.VoiceSummary;
import flowtone.server.problem.Quotation;
import flowtone.voice.Manifest;

/**
 * A voice as the list tells it, or what should be one and cannot be used.
 *
 * @param summary what it says of itself
 * @param bytes that its files take on the server's disk
 * @param broken why it cannot be used, in a sentence; null if it can
 */
record ListedVoice(
    @JsonUnwrapped VoiceSummary summary,
    long bytes,
    @JsonInclude(JsonInclude.Include.NON_NULL) String broken) {

  /**
   * What is listed without a manifest that could be read, or whose name another voice has already.
   *
   * @param name of its file
   */
  record Nameless(String name, long bytes, String broken) {}

  /** As a {@link ListedVoice} or as a {@link Nameless} one. */
  static Object of(VoiceEntry entry) {
    return entry.manifest().isPresent()
        ? of(entry, entry.manifest().get())
        : new Nameless(entry.name(), entry.bytes(), broken(entry));
  }

  static ListedVoice of(VoiceEntry entry, Manifest manifest) {
    return new ListedVoice(VoiceSummary.of(manifest), entry.bytes(), broken(entry));
  }

  /** Why it cannot be used, without the folders of the server; null if it can. */
  static String broken(VoiceEntry entry) {
    String file = entry.path().getFileName().toString();
    return entry
        .fault()
        .map(reason -> Quotation.withoutFolders(reason.replace(entry.path().toString(), file)))
        .orElse(null);
  }
}
