package dev.weir.evaluators.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message shapes of formats that the captures do not show. */
class MessagesTest {
    private static void assertRead(String json, String... lines) {
        String value = json.replace('\'', '"');
        assertThat(Captures.lines(Messages.read(Json.embedded(value), "user")))
                .as("as JSON")
                .isEqualTo(Arrays.asList(lines));
        assertThat(Captures.lines(Messages.read(TextNode.valueOf(value), "user")))
                .as("as JSON in a text")
                .isEqualTo(Arrays.asList(lines));
    }

    @Test
    void openAiChat() {
        assertRead(
                "[{'role':'developer','content':'be"
                    + " kind'},{'role':'user','content':[{'type':'text',"
                    + "'text':'see'},{'type':'image_url','image_url':{'url':'https://x/y.png'}}]},"
                    + "{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function',"
                    + "'function':{'name':'f','arguments':'{}'}}]},"
                    + "{'role':'tool','tool_call_id':'c1','content':'done'}]",
                "system TEXT: be kind",
                "user TEXT: see",
                "user IMAGE: https://x/y.png",
                "assistant TOOL_CALL #c1 f: {}",
                "tool TOOL_RESULT #c1: done");
    }

    @Test
    void openAiRefusal() {
        assertRead(
                "{'role':'assistant','content':null,'refusal':'I cannot'}",
                "assistant REFUSAL: I cannot");
    }

    @Test
    void openAiResponses() {
        assertRead(
                "[{'type':'message','role':'user','content':[{'type':'input_text','text':'hi'}]},"
                    + "{'type':'reasoning','summary':[{'type':'summary_text','text':'think'}]},"
                    + "{'type':'function_call','id':'fc_1','call_id':'c1','name':'f','arguments':'{}'},"
                    + "{'type':'function_call_output','call_id':'c1','output':'done'}]",
                "user TEXT: hi",
                "assistant REASONING: think",
                "assistant TOOL_CALL #c1 f: {}",
                "tool TOOL_RESULT #c1: done");
    }

    @Test
    void anthropicBlocks() {
        assertRead(
                "{'model':'claude','system':'be kind','messages':[{'role':'assistant','content':["
                        + "{'type':'thinking','thinking':'hm'},{'type':'text','text':'ok'},"
                        + "{'type':'tool_use','id':'c1','name':'f','input':{'a':1}}]},"
                        + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1',"
                        + "'content':[{'type':'text','text':'done'}]}]}]}",
                "system TEXT: be kind",
                "assistant REASONING: hm",
                "assistant TEXT: ok",
                "assistant TOOL_CALL #c1 f: {\"a\":1}",
                "user TOOL_RESULT #c1: done");
    }

    @Test
    void genAiParts() {
        assertRead(
                "[{'role':'assistant','parts':[{'type':'reasoning','content':'hm'},"
                    + "{'type':'tool_call','id':'c1','name':'f','arguments':{'a':1}}]},"
                    + "{'role':'tool','parts':[{'type':'tool_call_response','id':'c1','response':'done'}]},"
                    + "{'role':'user','parts':[{'type':'uri','modality':'image','uri':'https://x'}]}]",
                "assistant REASONING: hm",
                "assistant TOOL_CALL #c1 f: {\"a\":1}",
                "tool TOOL_RESULT #c1: done",
                "user IMAGE: https://x");
    }

    @Test
    void vercelParts() {
        assertRead(
                "[{'role':'assistant','content':[{'type':'tool-call','toolCallId':'c1',"
                    + "'toolName':'f','input':{'a':1}}]},{'role':'tool','content':[{'type':'tool-result',"
                    + "'toolCallId':'c1','toolName':'f','output':{'type':'text','value':'done'}}]}]",
                "assistant TOOL_CALL #c1 f: {\"a\":1}",
                "tool TOOL_RESULT #c1: done");
    }

    @Test
    void gemini() {
        assertRead(
                "{'contents':[{'role':'model','parts':[{'text':'hi'},{'functionCall':{'name':'f',"
                        + "'args':{'a':1}}}]}]}",
                "assistant TEXT: hi",
                "assistant TOOL_CALL f: {\"a\":1}");
    }

    @Test
    void langChain() {
        assertRead(
                "[[{'lc':1,'type':'constructor','id':['langchain_core','messages','HumanMessage'],"
                        + "'kwargs':{'content':'hi'}}]]",
                "user TEXT: hi");
        assertRead(
                "[{'lc':1,'type':'constructor','id':['langchain_core','messages','AIMessageChunk'],"
                    + "'kwargs':{'content':'','tool_calls':[{'name':'f','args':{'a':1},'id':'c1'}]}}]",
                "assistant TOOL_CALL #c1 f: {\"a\":1}");
    }

    @Test
    void wholeResponsesOfProviders() {
        assertRead(
                "{'id':'x','choices':[{'message':{'role':'assistant','content':'hi'}}]}",
                "assistant TEXT: hi");
        assertRead(
                "{'object':'response','output':[{'type':'message','role':'assistant','content':["
                        + "{'type':'output_text','text':'hi'}]}]}",
                "assistant TEXT: hi");
    }

    @Test
    void bytesOfMediaAreNeverKept() {
        assertRead(
                "[{'role':'user','content':[{'type':'image_url','image_url':{'url':"
                        + "'data:image/png;base64,iVBORw0KGgo='}},{'type':'input_audio',"
                        + "'input_audio':{'data':'UklGRg==','format':'wav'}}]}]",
                "user IMAGE: data:image/png;base64",
                "user AUDIO: wav");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text|plain text",
                "{not json}|{not json}",
                "[stub:400]|[stub:400]",
                "[1, 2.50]|[1, 2.50]",
                "{\"answer\":  42}|{\"answer\":  42}",
                "\"quoted\"|quoted"
            })
    void whatIsNoMessageStaysText(String text, String expected) {
        assertThat(Captures.lines(Messages.read(TextNode.valueOf(text), "user")))
                .containsExactly("user TEXT: " + expected);
    }

    @Test
    void argumentsInTextsInTextsAreUnwrapped() {
        assertThat(Parts.jsonText(TextNode.valueOf("\"\\\"{\\\\\\\"a\\\\\\\":1}\\\"\"")))
                .isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "stop,stop",
        "end_turn,stop",
        "STOP,stop",
        "length,length",
        "max_tokens,length",
        "MAX_TOKENS,length",
        "tool_calls,tool-calls",
        "tool_call,tool-calls",
        "tool-calls,tool-calls",
        "tool_use,tool-calls",
        "content_filter,content-filter",
        "SAFETY,content-filter",
        "'',''",
        "pause_turn,pause_turn"
    })
    void finishReasonsHaveOneName(String given, String expected) {
        assertThat(FinishReasons.unified(given)).isEqualTo(expected);
    }
}
