package oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import java.io.IOException;

/** A text read as JSON by json-smart: {@code expected} is what Jackson writes of it, {@code text} what Java prints. */
final class JsonKind implements CaseKind {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void complete(ObjectNode one) throws IOException {
    Object value = Configuration.defaultConfiguration().jsonProvider().parse(one.get("json").asText());
    one.put("expected", JSON.writeValueAsString(value));
    one.put("text", String.valueOf(value));
  }
}
