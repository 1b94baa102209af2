package flowtone.audio.file;

/**
 * Something that whoever uses a recording should know of it.
 *
 * @param name what the recording is called
 * @param loss whether some of its sound is missing
 * @param phrase what it is or has, to follow its name in a sentence
 */
public record Remark(String name, boolean loss, String phrase) {
  /** One sentence that names the recording. */
  public String sentence() {
    return name + " " + phrase;
  }
}
