package dev.crossdock.review.web;

import dev.crossdock.contract.ContractProblem;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.review.Questionnaire;
import dev.crossdock.review.Questionnaire.Question;
import dev.crossdock.review.Report;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questionnaire of a new workload: the answers so far, the description they make, and what the review says to it. */
@Named("newWorkload")
@ViewScoped
public class NewWorkload implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Reviewer reviewer;

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private String name = "";
    private transient @Nullable Outcome outcome;

    /** What the review says: a report, or why there is none. */
    private record Outcome(@Nullable Report report, List<String> problems) {}

    @PostConstruct
    void begin() {
        reviewer.questionnaire().questions().forEach(question -> answers.put(question.place(), new Answer(question)));
    }

    /** The questions, in groups. */
    public List<Questionnaire.Group> getGroups() {
        return reviewer.questionnaire().groups();
    }

    /** The answer to a question. */
    public Answer answer(Question question) {
        return answers.computeIfAbsent(question.place(), place -> new Answer(question));
    }

    /** What the workload is called. */
    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    /** Reviews anew after an answer. */
    public void answered() {
        outcome = null;
    }

    /** The description that the answers make. */
    public String getYaml() {
        return reviewer.questionnaire()
                .describe(
                        name.isEmpty() ? "new-workload" : name,
                        answers.values().stream().collect(Collectors.toMap(Answer::getPlace, Answer::getText)));
    }

    /** The description as an address that a link can save. */
    public String getDownload() {
        return "data:application/yaml;base64,"
                + Base64.getEncoder().encodeToString(getYaml().getBytes(StandardCharsets.UTF_8));
    }

    /** The name of the file to save. */
    public String getFileName() {
        return (name.matches("[a-z0-9-]+") ? name : "new-workload") + ".workload.yaml";
    }

    /** How many questions have an answer. */
    public long getAnswered() {
        return answers.values().stream()
                .filter(answer -> !answer.getText().isBlank())
                .count();
    }

    /** How many questions there are. */
    public int getAsked() {
        return answers.size();
    }

    /** What the review says; null as long as an answer cannot be read. */
    public @Nullable Report getReport() {
        return outcome().report();
    }

    /** The answers that cannot be read, and what to write instead. */
    public List<String> getProblems() {
        return outcome().problems();
    }

    private Outcome outcome() {
        Outcome known = outcome;
        if (known == null) {
            known = review();
            outcome = known;
        }
        return known;
    }

    private Outcome review() {
        try {
            return new Outcome(reviewer.review(getYaml().getBytes(StandardCharsets.UTF_8)), List.of());
        } catch (InvalidContractException e) {
            return new Outcome(null, e.problems().stream().map(this::words).toList());
        }
    }

    /** The problem with the question it is about. */
    private String words(ContractProblem problem) {
        return reviewer.questionnaire()
                        .questions()
                        .filter(question -> isAbout(problem, question))
                        .map(Question::text)
                        .findFirst()
                        .orElse(problem.pointer().equals("/workload") ? "Name" : problem.pointer())
                + " " + problem.detail();
    }

    private static boolean isAbout(ContractProblem problem, Question question) {
        return problem.pointer().equals(question.pointer()) || problem.pointer().startsWith(question.pointer() + "/");
    }
}
