package flowtone.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "-0.5, -0.5", "+2, 2", ".25, 0.25", "3., 3", "1e-3, 0.001", "2E2, 200"})
  void decimalNumbersAreRead(String text, double value) {
    assertEquals(value, PlainNumber.decimal(text));
    assertEquals((float) value, PlainNumber.singlePrecision(" " + text + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1d",
        "1f",
        "0x1p3",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e",
        "1 2",
        "1,5",
        "1_000",
        "1e999",
        "٣",
        "many"
      })
  void whatJavaReadsBesideThemIsRefused(String text) {
    assertThrows(NumberFormatException.class, () -> PlainNumber.decimal(text));
    assertThrows(NumberFormatException.class, () -> PlainNumber.singlePrecision(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e39", "-3.5e38"})
  void whatIsTooLargeInSinglePrecisionIsRefusedThere(String text) {
    assertThrows(NumberFormatException.class, () -> PlainNumber.singlePrecision(text));
  }
}
