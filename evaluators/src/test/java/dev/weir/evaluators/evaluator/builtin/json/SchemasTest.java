package dev.weir.evaluators.evaluator.builtin.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    private final Schemas schemas = new Schemas();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"%s/a.json\"}",
                "{\"$schema\":\"%s/meta.json\",\"type\":\"object\"}",
                "{\"properties\":{\"a\":{\"$ref\":\"%s/a.json#/x\"}}}",
                "{\"$id\":\"%s/self.json\",\"$ref\":\"other.json\"}",
                "{\"$id\":\"http://json-schema.org/x\",\"$ref\":\"%s/a.json\"}"
            })
    @Timeout(10)
    void neverFetchesAnotherDocument(String schema) throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String text = schema.formatted("http://127.0.0.1:" + listener.getLocalPort());
            Schemas.Compiled compiled = schemas.of(text);
            assertThat(compiled.schema()).as("compiled").isNull();
            assertThat(compiled.fault()).doesNotContain("127.0.0.1");
            listener.setSoTimeout(1);
            assertThatThrownBy(listener::accept)
                    .as("a connection that waits")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @Timeout(10)
    void fetchesNothingWhileItValidates() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String text =
                    "{\"$dynamicRef\":\"http://127.0.0.1:" + listener.getLocalPort() + "/a#n\"}";
            Schema lazy = Objects.requireNonNull(schemas.of(text).schema());
            assertThatThrownBy(() -> lazy.validate(BooleanNode.TRUE))
                    .isInstanceOf(SchemaException.class);
            listener.setSoTimeout(1);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"file:///etc/hostname\"}",
                "{\"$ref\":\"classpath:phrases.txt\"}",
                "{\"$ref\":\"#/nowhere\"}",
                "{\"pattern\":\"(\"}",
                "{\"$schema\":\"urn:unknown\"}"
            })
    void whatCannotBeUsedIsAFaultAndNoException(String schema) {
        assertThat(schemas.of(schema).schema()).isNull();
        assertThat(schemas.of(schema).fault()).isNotEmpty();
    }

    @Test
    void aSchemaMayReferToTheMetaSchema() {
        assertThat(
                        schemas.of("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}")
                                .schema())
                .isNotNull();
    }

    @Test
    void aSchemaIsCompiledOnceWhileInUse() {
        String text = "{\"type\":\"object\"}";
        assertThat(schemas.of(text)).isSameAs(schemas.of(text));
    }

    @Test
    void onlySoManySchemasAreKept() {
        String text = "{\"type\":\"object\"}";
        Schemas.Compiled first = schemas.of(text);
        for (int i = 0; i < 300; i++) {
            var unused = schemas.of("{\"minimum\":" + i + "}");
        }
        assertThat(schemas.of(text)).isNotSameAs(first);
    }
}
