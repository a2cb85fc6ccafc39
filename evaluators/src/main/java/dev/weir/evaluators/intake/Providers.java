package dev.weir.evaluators.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who runs a model, by the names of the GenAI semantic conventions. */
final class Providers {
    /**
     * Anything else is kept as it was stated: in lower case, or cut at a dot, redaction could not
     * tell an address or base64 any more.
     */
    private static final Pattern NAME = Pattern.compile("[\\w-]{1,15}(?:\\.[\\w-]{1,15}){0,4}");

    private static final List<String> CLOUDS = List.of("aws.", "gcp.", "azure.", "ibm.", "az.");

    /** How the names of a provider's models begin. */
    private record Family(String prefix, String provider) {}

    private static final List<Family> FAMILIES =
            List.of(
                    new Family("anthropic.", "aws.bedrock"),
                    new Family("amazon.", "aws.bedrock"),
                    new Family("us.anthropic.", "aws.bedrock"),
                    new Family("eu.anthropic.", "aws.bedrock"),
                    new Family("gpt-", "openai"),
                    new Family("chatgpt-", "openai"),
                    new Family("o1", "openai"),
                    new Family("o3", "openai"),
                    new Family("o4", "openai"),
                    new Family("text-embedding-", "openai"),
                    new Family("text-davinci", "openai"),
                    new Family("davinci", "openai"),
                    new Family("claude", "anthropic"),
                    new Family("gemini", "gcp.gemini"),
                    new Family("mistral", "mistral_ai"),
                    new Family("mixtral", "mistral_ai"),
                    new Family("ministral", "mistral_ai"),
                    new Family("codestral", "mistral_ai"),
                    new Family("command", "cohere"),
                    new Family("embed-", "cohere"),
                    new Family("rerank-", "cohere"),
                    new Family("deepseek", "deepseek"),
                    new Family("grok", "x_ai"));

    private Providers() {}

    /**
     * One name for each provider; what follows a dot is the kind of its API, unless it is a cloud.
     */
    static String unified(String given) {
        String stated = given.strip();
        if (!NAME.matcher(stated).matches()) {
            return stated;
        }
        String name = stated.toLowerCase(Locale.ROOT);
        String whole = synonym(name);
        if (!whole.equals(name) || CLOUDS.stream().anyMatch(name::startsWith)) {
            return whole;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? name : synonym(name.substring(0, dot));
    }

    private static String synonym(String name) {
        return switch (name) {
            case "az.ai.openai", "azure", "azure_openai", "azure-openai" -> "azure.ai.openai";
            case "az.ai.inference" -> "azure.ai.inference";
            case "vertex_ai", "vertexai" -> "gcp.vertex_ai";
            case "gemini", "google" -> "gcp.gemini";
            case "bedrock" -> "aws.bedrock";
            case "xai" -> "x_ai";
            case "mistral", "mistralai" -> "mistral_ai";
            default -> name;
        };
    }

    /** The provider that a model's name gives away; empty when it does not. */
    static String ofModel(String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        int slash = name.lastIndexOf('/');
        String bare = slash < 0 ? name : name.substring(slash + 1);
        for (Family family : FAMILIES) {
            if (bare.startsWith(family.prefix())) {
                return family.provider();
            }
        }
        return "";
    }

    /** Whether a model turns text into vectors rather than answering it. */
    static boolean embeds(String model) {
        return model.toLowerCase(Locale.ROOT).contains("embed");
    }
}
