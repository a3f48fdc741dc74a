// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test under a name that the build does not look for would never run. */
class TestNamesTest {
    @Test
    void testsAreNamedForTheRunThatPicksThemUp() {
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*Test(\\$.*)?|.*Suite")
                .check(House.TESTS);
        methods()
                .that()
                .areAnnotatedWith(FuzzTest.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Fuzz")
                .check(House.TESTS);
    }

    @Test
    void testsThatOpenAWindowRunOneAfterAnother() {
        classes()
                .that(haveTests())
                .and(DescribedPredicate.describe("use the toolkit", TestNamesTest::opensAWindow))
                .should()
                .haveSimpleNameEndingWith("FxTest")
                .allowEmptyShould(true)
                .check(House.TESTS);
    }

    @Test
    void namesOfTestsAreSentences() {
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .should()
                .haveNameMatching("(?!test[A-Z])[a-z0-9]+([A-Z][a-z0-9]*)+")
                .check(House.TESTS);
    }

    @Test
    void testsWaitForAConditionAndNeverForAWhile() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(House.TESTS);
    }

    private static DescribedPredicate<JavaClass> haveTests() {
        return DescribedPredicate.describe(
                "have tests",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Test.class)));
    }

    private static boolean opensAWindow(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .anyMatch(name -> name.startsWith("org.testfx") || name.equals("javafx.stage"));
    }
}
