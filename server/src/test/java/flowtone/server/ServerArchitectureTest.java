package flowtone.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
