package flowtone.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** The server plays, measures and shows; it never trains, and never ends the process. */
class ServerArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("flowtone.server");

  @Test
  void ofOurPackagesItUsesOnlyThoseOfAFinishedVoice() {
    DescribedPredicate<JavaClass> allowed =
        JavaClass.Predicates.resideInAnyPackage(
                "flowtone.server..",
                "flowtone.voice..",
                "flowtone.library..",
                "flowtone.rendering..",
                "flowtone.synthesis..",
                "flowtone.performance..",
                "flowtone.resynthesis..",
                "flowtone.control..",
                "flowtone.audio..",
                "flowtone.benchmark..",
                "flowtone.provenance..",
                "flowtone.process..",
                "flowtone.text..",
                "flowtone.model..",
                "flowtone.run..",
                "flowtone.cli..")
            .or(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("flowtone..")));
    classes().should().onlyDependOnClassesThat(allowed).allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void itNeverEndsTheProcess() {
    noClasses()
        .should()
        .callMethod(System.class, "exit", int.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void itsPackagesUseEachOtherOneWay() {
    slices().matching("flowtone.server.(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("flowtone.server.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("flowtone.server")
        .check(CLASSES);
  }

  @Test
  void theClassesOfAPackageUseEachOtherOneWay() {
    slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(CLASSES);
  }

  /** A slice a class, with those nested in it. */
  private static final class TopLevelClasses implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(javaClass.getName().split("\\$")[0]);
    }

    @Override
    public String getDescription() {
      return "a class with those nested in it";
    }
  }
}
