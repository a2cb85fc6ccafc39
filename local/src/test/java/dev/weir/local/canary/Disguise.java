package dev.weir.local.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** How a canary is written into a text. */
enum Disguise {
    PLAIN {
        @Override
        String hide(String original, Canary canary) {
            return original + " " + canary.text(original);
        }
    },
    /** In a JSON document, with some characters escaped, and in a document within that with all. */
    ESCAPED {
        @Override
        String hide(String original, Canary canary) {
            String text = canary.text(original);
            ObjectNode document = JSON.createObjectNode().put("about", original).put("line", text);
            if (!Canary.isWord(original)) {
                document.put("inner", "{\"note\":\"" + allEscaped(text) + "\"}");
            }
            try {
                return JSON.writeValueAsString(document)
                        .replace("@", "\\u0040")
                        .replace("+", "\\u002b");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts can be written as JSON", e);
            }
        }
    },
    BASE64 {
        @Override
        String hide(String original, Canary canary) {
            byte[] text = canary.text(original).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().encodeToString(text);
            return original + " " + canary.control() + " " + encoded;
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract String hide(String original, Canary canary);

    private static String allEscaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }
}
