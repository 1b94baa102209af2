package flowtone.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module for clusters sits on top of training, and nothing sits on it. */
class SparkArchitectureTest {
  /** From the top down, below {@code flowtone.spark}. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("command"),
          Set.of("archive", "rounds"),
          Set.of("corpus"),
          Set.of("cluster", "plan"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("flowtone");

  private static String packageName(String name) {
    return "flowtone.spark." + name;
  }

  @Test
  void importsPointOneWay() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String name : FLOORS.get(floor)) {
        String[] forbidden =
            FLOORS.subList(0, floor + 1).stream()
                .flatMap(Set::stream)
                .filter(other -> !other.equals(name))
                .map(SparkArchitectureTest::packageName)
                .toArray(String[]::new);
        noClasses()
            .that()
            .resideInAPackage(packageName(name))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden)
            .allowEmptyShould(true)
            .check(CLASSES);
      }
    }
  }

  @Test
  void everyPackageHasItsFloor() {
    Stream<String> known =
        FLOORS.stream().flatMap(Set::stream).map(SparkArchitectureTest::packageName);
    List<String> names = known.toList();
    CLASSES.stream()
        .map(type -> type.getPackageName())
        .filter(name -> name.startsWith("flowtone.spark"))
        .forEach(name -> assertTrue(names.contains(name), name));
  }

  @Test
  void trainingDoesNotKnowOfClusters() {
    noClasses()
        .that()
        .resideOutsideOfPackage("flowtone.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "flowtone.spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(CLASSES);
  }

  @Test
  void hadoopIsTheClustersRoomAlone() {
    noClasses()
        .that()
        .resideInAnyPackage("flowtone.spark.command..", "flowtone.spark.plan..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hadoop..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("flowtone.spark.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void commandsEndNoProcess() {
    noClasses()
        .that()
        .resideInAPackage("flowtone.spark..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
    classes()
        .that()
        .haveSimpleNameEndingWith("Command")
        .and()
        .resideInAPackage("flowtone.spark..")
        .should()
        .resideInAPackage("flowtone.spark.command")
        .check(CLASSES);
  }
}
