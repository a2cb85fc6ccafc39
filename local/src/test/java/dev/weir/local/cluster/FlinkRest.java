package dev.weir.local.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** The few calls of Flink's REST interface that the cluster tests need. */
final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String BOUNDARY = "weir-jar";

    private final URI root;
    private final HttpClient client = HttpClient.newHttpClient();

    FlinkRest(URI root) {
        this.root = root;
    }

    /** Whether it answers and has this many TaskManagers with free slots or without. */
    boolean hasTaskManagers(int count) {
        try {
            return get("/overview").path("taskmanagers").asInt() == count;
        } catch (UncheckedIOException notUpYet) {
            return false;
        }
    }

    /** Uploads the jar; gives the id under which it can be run. */
    String upload(Path jar) throws IOException {
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/java-archive\r\n\r\n"
                        .formatted(BOUNDARY, jar.getFileName());
        var body = new ByteArrayOutputStream();
        body.write(head.getBytes(StandardCharsets.UTF_8));
        Files.copy(jar, body);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        JsonNode answer =
                send(
                        request("/jars/upload")
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        String stored = answer.path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    /** Runs the main class of an uploaded jar; gives the id of the job it started. */
    String run(String jarId, String mainClass, List<String> arguments) {
        ObjectNode body = JSON.createObjectNode().put("entryClass", mainClass);
        arguments.forEach(body.putArray("programArgsList")::add);
        return post("/jars/" + jarId + "/run", body.toString()).path("jobid").asText();
    }

    JsonNode job(String jobId) {
        return get("/jobs/" + jobId);
    }

    JsonNode checkpoints(String jobId) {
        return get("/jobs/" + jobId + "/checkpoints");
    }

    /** Why it failed last, as Flink tells it; empty when it did not. */
    String failure(String jobId) {
        JsonNode entries =
                get("/jobs/" + jobId + "/exceptions").path("exceptionHistory").path("entries");
        return entries.path(0).path("stacktrace").asText("");
    }

    /** Whatever it answers there. */
    String text(String path) {
        return get(path).toString();
    }

    void cancel(String jobId) {
        send(request("/jobs/" + jobId + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, String json) {
        BodyPublisher body = BodyPublishers.ofString(json);
        return send(request(path).header("Content-Type", "application/json").POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(
                        "%s %s: %d %s"
                                .formatted(
                                        request.method(),
                                        request.uri(),
                                        response.statusCode(),
                                        response.body()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + request.uri(), e);
        }
    }
}
