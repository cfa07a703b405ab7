package oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.util.Set;

/** What a path leads to in a document: {@code expected} as JSON, {@code text} as Java prints it. */
final class JsonPathKind implements CaseKind {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void complete(ObjectNode one) throws IOException {
    Object document = Configuration.defaultConfiguration().jsonProvider().parse(one.get("document").asText());
    Object found = JsonPath.compile(one.get("path").asText()).read(document);
    one.put("expected", JSON.writeValueAsString(found));
    // the set that keys() gives is a list in the local engine, which prints otherwise
    if (!(found instanceof Set)) {
      one.put("text", String.valueOf(found));
    }
  }
}
