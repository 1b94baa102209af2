package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.run.ConfigFile;
import flowtone.run.ShippedConfigs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConfigurationsTest {
  @TempDir Path directory;

  static Stream<String> teachers() {
    return ShippedConfigs.names("teacher").stream();
  }

  static Stream<String> students() {
    return ShippedConfigs.names("student").stream();
  }

  @Test
  void everyStudentHasATeacherOfItsNameThatListensAsFarBack() {
    for (String name : students().toList()) {
      TeacherConfig teacher = ConfigFile.read("teacher", name, TeacherConfig.class);
      StudentConfig student = ConfigFile.read("student", name, StudentConfig.class);
      assertEquals(teacher.model().contextHops(), student.model().contextHops(), name);
    }
  }

  @Test
  void thereIsOneForEachPurpose() {
    assertEquals(
        List.of(
            "instrument",
            "instrument-16k",
            "instrument-24k",
            "instrument-44k",
            "instrument-48k",
            "instrument-small",
            "small",
            "voice",
            "voice-24k"),
        students().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("teachers")
  void everyTeacherIsValidAndSurvivesBeingWritten(String name) {
    assertSurvives(ConfigFile.read("teacher", name, TeacherConfig.class), TeacherConfig.class);
  }

  @ParameterizedTest
  @MethodSource("students")
  void everyStudentIsValidAndSurvivesBeingWritten(String name) {
    assertSurvives(ConfigFile.read("student", name, StudentConfig.class), StudentConfig.class);
  }

  private <T extends Record> void assertSurvives(T config, Class<T> type) {
    Path file = directory.resolve("config.yaml");
    ConfigFile.write(file, config);
    assertEquals(config, ConfigFile.read(file, type));
  }
}
