package flowtone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;

/** Imports point one way: from the command line down to the flows and the audio. */
class ArchitectureTest {
  /** From the top down: each floor may use those below it, and nothing else of ours. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of(""),
          Set.of("cli"),
          Set.of("cli.options"),
          Set.of("benchmark.family"),
          Set.of("pipeline"),
          Set.of("evaluation.report", "benchmark.report"),
          Set.of("evaluation", "benchmark"),
          Set.of("evaluation.result", "benchmark.result"),
          Set.of(
              "evaluation.playing",
              "benchmark.likelihood",
              "benchmark.timing",
              "benchmark.sampling"),
          Set.of("training", "benchmark.model", "evaluation.testset", "rendering"),
          Set.of("resynthesis", "library", "training.origin", "training.progress"),
          Set.of("synthesis", "performance", "density"),
          Set.of(
              "voice",
              "incremental",
              "streaming",
              "corpus.report",
              "training.step",
              "performance.midi"),
          Set.of("model", "corpus.preparation", "corpus.sampling"),
          Set.of("network.dense"),
          Set.of("network", "corpus", "run"),
          Set.of("sourcefilter"),
          Set.of("control", "graph", "report", "provenance", "evaluation.metric", "training.loss"),
          Set.of("audio.file"),
          Set.of("audio", "storage", "flow", "evaluation.normality"),
          Set.of("tensor", "kernel", "process", "text"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("flowtone");

  /** The name in full; the empty one is that of the package at the root. */
  private static String packageName(String name) {
    return name.isEmpty() ? "flowtone" : "flowtone." + name;
  }

  static Stream<String> packages() {
    return FLOORS.stream().flatMap(Set::stream);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyTheFloorsBelow(String name) {
    String[] forbidden =
        forbiddenTo(name).map(ArchitectureTest::packageName).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packageName(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsFloor() {
    Set<String> known = packages().map(ArchitectureTest::packageName).collect(Collectors.toSet());
    CLASSES.forEach(
        type -> assertTrue(known.contains(type.getPackageName()), type.getPackageName()));
  }

  @Test
  void noPackageIsNamedForWhatItIsNot() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..manager..")
        .check(CLASSES);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("flowtone.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void sessionsAreOpenedWhereTheLogIsKeptQuiet() {
    noClasses()
        .that()
        .resideOutsideOfPackage("flowtone.graph")
        .should()
        .callConstructorWhere(target(owner(type(Session.class))))
        .orShould()
        .callMethod(SavedModelBundle.class, "loader", String.class)
        .check(CLASSES);
  }

  private static Stream<String> forbiddenTo(String name) {
    int floor = 0;
    while (!FLOORS.get(floor).contains(name)) {
      floor++;
    }
    return FLOORS.subList(0, floor + 1).stream()
        .flatMap(Set::stream)
        .filter(other -> !other.equals(name));
  }
}
