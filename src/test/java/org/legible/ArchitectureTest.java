package org.legible;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps the layers of docs/ARCHITECTURE.md: an arrow goes only from a later line to an earlier one.
 *
 * <pre>
 * format, entropy, installation
 * bundle
 * symbol
 * codec, text, quality
 * engine, ocr
 * report, compare   (neither knows the other)
 * ij
 * command   cli        (neither knows the other)
 * </pre>
 *
 * Libraries that belong to one layer have a rule of their own.
 * These are plain Jupiter tests, since ArchUnit's own test engine under Surefire 3.5.3 runs none of its rules and reports success.
 */
class ArchitectureTest {

    private static final String FORMAT = "org.legible.format..";
    private static final String ENTROPY = "org.legible.entropy..";
    private static final String INSTALLATION = "org.legible.installation..";
    private static final String BUNDLE = "org.legible.bundle..";
    private static final String SYMBOL = "org.legible.symbol..";
    private static final String CODEC = "org.legible.codec..";
    private static final String TEXT = "org.legible.text..";
    private static final String QUALITY = "org.legible.quality..";
    private static final String ENGINE = "org.legible.engine..";
    private static final String OCR = "org.legible.ocr..";
    private static final String REPORT = "org.legible.report..";
    private static final String COMPARE = "org.legible.compare..";
    private static final String IJ = "org.legible.ij..";
    private static final String COMMAND = "org.legible.command..";
    private static final String CLI = "org.legible.cli..";

    private static final String IMAGEJ1 = "ij..";
    private static final String IMAGEJ2 = "net.imagej..";
    private static final String SCIJAVA = "org.scijava..";
    private static final String DJL = "ai.djl..";
    private static final String TESS4J = "net.sourceforge..";
    private static final String JNA = "com.sun.jna..";
    private static final String JPEG2000 = "com.github.jaiimageio..";
    private static final String PICOCLI = "picocli..";

    private static JavaClasses legible;

    @BeforeAll
    static void readClasses() {
        legible = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.legible");
    }

    // A new package has to be given its place above before it can be used.

    @Test
    void everyClassBelongsToALayer() {
        classes()
            .should().resideInAnyPackage(FORMAT, ENTROPY, INSTALLATION, BUNDLE, SYMBOL, CODEC, TEXT, QUALITY, ENGINE, OCR,
                REPORT, COMPARE, IJ, COMMAND, CLI)
            .allowEmptyShould(true)
            .check(legible);
    }

    // What each layer may know of the others.

    @Test
    void formatAndEntropyArePureJava() {
        classes()
            .that().resideInAnyPackage(FORMAT, ENTROPY)
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", FORMAT, ENTROPY)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void installationKnowsNothingOfWhatIsInstalled() {
        classes()
            .that().resideInAPackage(INSTALLATION)
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", INSTALLATION)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void bundleNeedsOnlyJsonAndWhatIsBelow() {
        classes()
            .that().resideInAPackage(BUNDLE)
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "com.google.gson..", FORMAT, ENTROPY, BUNDLE)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void symbolNeedsOnlyImgLib2AndEntropy() {
        classes()
            .that().resideInAPackage(SYMBOL)
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "net.imglib2..", ENTROPY, SYMBOL)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void codecTextAndQualityKnowNothingAbove() {
        noClasses()
            .that().resideInAnyPackage(CODEC, TEXT, QUALITY)
            .should().dependOnClassesThat().resideInAnyPackage(ENGINE, OCR, REPORT, COMPARE, IJ, COMMAND, CLI)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void engineAndOcrKnowNothingAbove() {
        noClasses()
            .that().resideInAnyPackage(ENGINE, OCR)
            .should().dependOnClassesThat().resideInAnyPackage(REPORT, COMPARE, IJ, COMMAND, CLI)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void reportAndCompareKnowNothingAboveAndNotEachOther() {
        noClasses()
            .that().resideInAnyPackage(REPORT, COMPARE)
            .should().dependOnClassesThat().resideInAnyPackage(IJ, COMMAND, CLI)
            .allowEmptyShould(true)
            .check(legible);
        noClasses()
            .that().resideInAPackage(REPORT)
            .should().dependOnClassesThat().resideInAPackage(COMPARE)
            .allowEmptyShould(true)
            .check(legible);
        noClasses()
            .that().resideInAPackage(COMPARE)
            .should().dependOnClassesThat().resideInAPackage(REPORT)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void nobodyDependsOnTheCommands() {
        noClasses()
            .that().resideOutsideOfPackage(COMMAND)
            .should().dependOnClassesThat().resideInAPackage(COMMAND)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void nobodyDependsOnTheCommandLine() {
        noClasses()
            .that().resideOutsideOfPackage(CLI)
            .should().dependOnClassesThat().resideInAPackage(CLI)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices()
            .matching("org.legible.(*)..")
            .should().beFreeOfCycles()
            .allowEmptyShould(true)
            .check(legible);
    }

    // Which layer may know which library.

    @Test
    void imageJStaysAtTheTop() {
        noClasses()
            .that().resideOutsideOfPackages(IJ, COMMAND, CLI)
            .should().dependOnClassesThat().resideInAnyPackage(IMAGEJ1, IMAGEJ2)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void onlyTheCommandsKnowSciJava() {
        noClasses()
            .that().resideOutsideOfPackage(COMMAND)
            .should().dependOnClassesThat().resideInAPackage(SCIJAVA)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void onlyTheEngineKnowsDjl() {
        noClasses()
            .that().resideOutsideOfPackage(ENGINE)
            .should().dependOnClassesThat().resideInAPackage(DJL)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void onlyOcrKnowsTess4J() {
        noClasses()
            .that().resideOutsideOfPackage(OCR)
            .should().dependOnClassesThat().resideInAnyPackage(TESS4J, JNA)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void onlyComparisonsKnowJpeg2000() {
        noClasses()
            .that().resideOutsideOfPackage(COMPARE)
            .should().dependOnClassesThat().resideInAPackage(JPEG2000)
            .allowEmptyShould(true)
            .check(legible);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
            .that().resideOutsideOfPackage(CLI)
            .should().dependOnClassesThat().resideInAPackage(PICOCLI)
            .allowEmptyShould(true)
            .check(legible);
    }
}
