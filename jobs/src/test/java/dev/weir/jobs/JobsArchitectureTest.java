package dev.weir.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.weir.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class JobsArchitectureTest {
    @ArchTest
    static final ArchRule STAGES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.weir.jobs.stage.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_TOPOLOGIES_KNOW_STAGES =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.weir.jobs", "dev.weir.jobs.stage..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.weir.jobs.stage..");

    @ArchTest
    static final ArchRule STAGES_KNOW_NO_OUTSIDE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.weir.jobs.stage..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.weir.jobs.io..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule A_STAGE_SHOWS_ONE_CLASS =
            classes()
                    .that()
                    .resideInAPackage("dev.weir.jobs.stage..")
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .haveSimpleNameEndingWith("Stage");

    @ArchTest
    static final ArchRule NO_CLOCK =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.weir.jobs.io..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.weir.jobs.(*)..").should().beFreeOfCycles();
}
