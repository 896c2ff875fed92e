package dev.crossdock.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads workload contracts, those of this application and those that somebody brings. */
public final class Contracts {

    /** The largest description that is read. */
    public static final int LIMIT = 1024 * 1024;

    /** The build lists the contracts of a module here, one resource a line. */
    private static final String INDEX = "META-INF/crossdock/workloads";

    private static volatile @Nullable List<WorkloadContract> own;

    private final ContractSchema schema = new ContractSchema();

    /**
     * Reads a description in YAML or JSON.
     *
     * @throws InvalidContractException with everything that is wrong, if it is no contract
     */
    public WorkloadContract read(byte[] content) throws InvalidContractException {
        if (content.length > LIMIT) {
            throw new InvalidContractException(
                    "",
                    "has " + content.length + " bytes, the limit is " + LIMIT
                            + "; a description is a few hundred lines at most");
        }
        JsonNode tree = ContractReader.tree(content);
        List<ContractProblem> problems = schema.check(tree);
        if (problems.isEmpty()) {
            WorkloadContract contract = ContractReader.contract(tree);
            problems = Coherence.check(contract);
            if (problems.isEmpty()) {
                return contract;
            }
        }
        throw new InvalidContractException(problems);
    }

    /**
     * The contracts of this application, sorted by name; read once.
     *
     * @throws IllegalStateException if one of them is invalid or missing: a mistake of the build
     */
    public List<WorkloadContract> ofThisApplication() {
        List<WorkloadContract> known = own;
        if (known == null) {
            known = readOwn();
            own = known;
        }
        return known;
    }

    private List<WorkloadContract> readOwn() {
        List<WorkloadContract> contracts = new ArrayList<>();
        for (String resource : declared()) {
            try {
                contracts.add(read(Resources.bytes(resource)));
            } catch (InvalidContractException e) {
                throw new IllegalStateException(resource + " is invalid: " + e.getMessage(), e);
            }
        }
        contracts.sort(Comparator.comparing(WorkloadContract::workload));
        return List.copyOf(contracts);
    }

    /** The resources that the indexes of all modules list; a module that is seen twice counts once. */
    static Set<String> declared() {
        Set<String> resources = new LinkedHashSet<>();
        try {
            for (URL index : Collections.list(Contracts.class.getClassLoader().getResources(INDEX))) {
                try (InputStream content = index.openStream();
                        BufferedReader lines =
                                new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(resources::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resources;
    }
}
