package dev.dunlin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The path is one way: a package uses only those to its left. */
class ArchitectureTest {
    private static final List<String> PATH = List.of("problem", "snapshot", "settings", "facts", "findings", "rulebook", "format", "engine",
            "resolution", "decisionlog", "decision", "recording", "door", "audit", "scenario", "reload", "reference", "intake", "portfolio", "simulation", "console");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.dunlin");

    @Test
    void importsRunOneWay() {
        for (int i = 0; i < PATH.size(); i++) {
            String[] later = PATH.subList(i + 1, PATH.size()).stream().map(name -> "dev.dunlin." + name + "..").toArray(String[]::new);
            if (later.length > 0) {
                noClasses().that().resideInAPackage("dev.dunlin." + PATH.get(i) + "..")
                        .should().dependOnClassesThat().resideInAnyPackage(later).allowEmptyShould(true).check(CLASSES);
            }
        }
    }

    @Test
    void theRuleEngineIsNamedInThreePackagesOnly() {
        noClasses().that().resideOutsideOfPackages("dev.dunlin.findings..", "dev.dunlin.rulebook..", "dev.dunlin.engine..")
                .should().dependOnClassesThat().resideInAnyPackage("org.kie..", "org.drools..").check(CLASSES);
    }

    @Test
    void nobodyReadsAClockBetweenSnapshotAndResolution() {
        noClasses().that().resideInAnyPackage("dev.dunlin.snapshot..", "dev.dunlin.settings..", "dev.dunlin.facts..",
                        "dev.dunlin.findings..", "dev.dunlin.rulebook..", "dev.dunlin.engine..", "dev.dunlin.resolution..")
                .should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.LocalDate.class, "now").orShould().callMethod(java.time.OffsetDateTime.class, "now")
                .orShould().callMethod(java.time.ZonedDateTime.class, "now").check(CLASSES);
    }
}
