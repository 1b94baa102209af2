package flowtone.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import flowtone.run.ShippedConfigs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A family is known in one place, and found from there. */
class FlowFamiliesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("flowtone");

  @Test
  void everyFamilyIsListed() {
    Set<String> written =
        CLASSES.stream()
            .filter(type -> type.isAssignableTo(FlowFamily.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    Set<String> listed =
        FlowFamilies.all().stream()
            .map(family -> family.getClass().getName())
            .collect(Collectors.toSet());
    assertEquals(written, listed);
  }

  @Test
  void everyFamilyFittedByLikelihoodHasAConfiguration() {
    List<String> names = ShippedConfigs.names("teacher");
    FlowFamilies.all().stream()
        .filter(family -> !family.isDistilled())
        .forEach(family -> assertTrue(names.contains(family.id()), family::id));
  }

  /** MAF and IAF are the teacher's and the student's; the others are nobody's in particular. */
  @ParameterizedTest
  @ValueSource(strings = {"NICE", "REAL_NVP", "MINTNET"})
  void nothingOutsideAsksForAFamilyByName(String constant) {
    noClasses()
        .that()
        .resideOutsideOfPackage("flowtone.model")
        .should()
        .accessField(FlowFamilies.class, constant)
        .check(CLASSES);
  }
}
