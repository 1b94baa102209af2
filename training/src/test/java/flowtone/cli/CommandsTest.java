package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandsTest {
  @Test
  void everyCommandThatIsWrittenCanBeCalled() {
    Set<String> written =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("flowtone.cli")
                .stream()
                .filter(type -> type.isAnnotatedWith(Command.class))
                .map(JavaClass::reflect)
                .filter(type -> type != Main.class)
                .map(type -> type.getAnnotation(Command.class).name())
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(written, new TreeSet<>(Main.commandLine().getSubcommands().keySet()));
  }
}
