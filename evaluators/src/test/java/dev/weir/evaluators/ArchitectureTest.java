package dev.weir.evaluators;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Who may know whom in this module. */
@AnalyzeClasses(
        packages = "dev.weir.evaluators",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ALL = "dev.weir.evaluators..";

    @ArchTest
    static final ArchRule noFramework =
            noClasses()
                    .that()
                    .resideInAPackage(ALL)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink..",
                            "org.apache.kafka..",
                            "java.sql..",
                            "java.net.http..");

    @ArchTest
    static final ArchRule noClock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class);

    /** A seeded generator alone is allowed: it gives the same numbers every time. */
    @ArchTest
    static final ArchRule noChance =
            noClasses()
                    .should()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callConstructor(Random.class)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.weir.evaluators.(*)..").should().beFreeOfCycles();

    @ArchTest static final ArchRule modelKnowsNobody = knowsOnly("model");
    @ArchTest static final ArchRule settingsKnowNobody = knowsOnly("settings");
    @ArchTest static final ArchRule rulesKnowTheModel = knowsOnly("rules", "model");

    @ArchTest
    static final ArchRule evaluatorsKnowNoEngine =
            knowsOnly("evaluator", "model", "rules", "settings", "redaction");

    @ArchTest
    static final ArchRule engineKnowsNoBuiltInEvaluator =
            noClasses()
                    .that()
                    .resideInAPackage("dev.weir.evaluators.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.weir.evaluators.evaluator.builtin..");

    private static ArchRule knowsOnly(String name, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "dev.weir.evaluators." + name + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "dev.weir.evaluators." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(allowed))));
    }
}
