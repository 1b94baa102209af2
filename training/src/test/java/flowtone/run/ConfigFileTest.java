package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  record Inner(double learningRate) {
    Inner {
      if (learningRate <= 0) {
        throw new IllegalArgumentException(
            "expected a positive learning rate; got " + learningRate);
      }
    }
  }

  record Outer(int channels, List<Integer> dilations, Inner optimiser) {}

  record Grown(@JsonProperty(defaultValue = "") String family, int channels) {
    Grown {
      family = family == null ? "" : family;
    }
  }

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsRead() {
    Outer config = new Outer(64, List.of(1, 2, 4), new Inner(1e-3));
    Path file = directory.resolve("config.yaml");
    ConfigFile.write(file, config);
    assertEquals(config, ConfigFile.read(file, Outer.class));
  }

  @Test
  void anUnknownKeyIsNamedWithThoseThatAreKnown() throws IOException {
    assertSentence(
        "channels: 64\ndilations: [1]\noptimiser:\n  learningrate: 0.1\n",
        "optimiser.learningrate",
        "[learningRate]");
  }

  @Test
  void aMissingKeyIsNamed() throws IOException {
    assertSentence("channels: 64\noptimiser: {learningRate: 0.1}\n", "dilations");
  }

  @Test
  void aKeyThatOlderFilesLackMayBeMissing() throws IOException {
    Path file = Files.writeString(directory.resolve("older.yaml"), "channels: 64\n");
    assertEquals(new Grown("", 64), ConfigFile.read(file, Grown.class));
  }

  @Test
  void aValueOfTheWrongTypeIsNamed() throws IOException {
    assertSentence(
        "channels: many\ndilations: [1]\noptimiser: {learningRate: 0.1}\n", "channels", "many");
    assertSentence(
        "channels: 1.5\ndilations: [1]\noptimiser: {learningRate: 0.1}\n", "channels", "1.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "0x1p3", "NaN"})
  void whatIsNoPlainNumberIsNone(String value) throws IOException {
    assertSentence(
        "channels: 1\ndilations: [1]\noptimiser: {learningRate: " + value + "}\n",
        "expected a number as 'optimiser.learningRate' in ",
        "; got \"" + value + "\"");
  }

  @Test
  void aValueThatTheRecordRefusesIsExplained() throws IOException {
    assertSentence(
        "channels: 1\ndilations: [1]\noptimiser: {learningRate: -1}\n",
        "expected a positive learning rate",
        "optimiser");
  }

  @Test
  void whatIsNotYamlIsCalledSo() throws IOException {
    assertSentence("channels: [1\noptimiser: }", "YAML");
    assertSentence("", "keys and values");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    RunException e =
        assertThrows(RunException.class, () -> ConfigFile.read("example", "nowhere", Outer.class));
    assertTrue(e.getMessage().contains("[small]"), e.getMessage());
    assertEquals(8, ConfigFile.read("example", "small", Outer.class).channels());
  }

  @Test
  void singleValuesAreReplaced() {
    Outer config = new Outer(64, List.of(1, 2, 4), new Inner(1e-3));
    Map<String, String> values = Map.of("optimiser.learningRate", "2e-4", "dilations", "[1, 8]");
    assertEquals(
        new Outer(64, List.of(1, 8), new Inner(2e-4)),
        ConfigFile.with(config, values, Outer.class));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "optimiser.learningrate, 1, \"expected one of the keys [learningRate] in the values given; got"
            + " 'optimiser.learningrate'\"",
        "optimizer.learningRate, 1, \"expected keys of the configuration, which has [channels,"
            + " dilations, optimiser] there; got 'optimizer.learningRate'\"",
        "optimiser.learningRate, -1, \"in the values given at 'optimiser': expected a positive learning"
            + " rate; got -1.0\""
      })
  void aValueThatCannotBeReplacedIsExplained(String key, String value, String sentence) {
    Outer config = new Outer(64, List.of(1, 2, 4), new Inner(1e-3));
    RunException e =
        assertThrows(
            RunException.class, () -> ConfigFile.with(config, Map.of(key, value), Outer.class));
    assertEquals(sentence, e.getMessage());
  }

  private void assertSentence(String yaml, String... parts) throws IOException {
    Path file = directory.resolve("config.yaml");
    Files.writeString(file, yaml);
    RunException e = assertThrows(RunException.class, () -> ConfigFile.read(file, Outer.class));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
