package flowtone.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTitleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cello | Cello",
        "cello-arco | Cello, bowed",
        "viola_pizzicato | Viola, plucked",
        "cello-staccato | Cello, staccato",
        "barisax-slap | Baritone saxophone, slap tongue",
        "altosax | Alto saxophone",
        "speech-en-kathleen | Kathleen, English",
        "speech-nl-flemishguy | Flemishguy, Dutch",
        "speech-xx-somebody | Speech, xx somebody",
        "speech | Speech",
        "x | X"
      })
  void aNameIsWrittenAsPeopleDo(String name, String title) {
    assertEquals(title, LabelTitle.of(name));
  }
}
