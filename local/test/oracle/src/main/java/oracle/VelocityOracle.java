package oracle;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/**
 * Renders mapping templates with Apache Velocity 1.7: every template of every file of a folder with each of the file's inputs.
 *
 * Arguments: the folder of the cases, the folder for what Velocity makes of them.
 */
public final class VelocityOracle {
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private VelocityOracle() {}

  public static void main(String[] arguments) throws IOException {
    File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".json"));
    Arrays.sort(files);
    for (File file : files) {
      ArrayNode results = renderAll(JSON.readTree(file));
      JSON.writeValue(new File(arguments[1], file.getName()), results);
      System.out.println(file.getName() + ": " + results.size());
    }
  }

  private static ArrayNode renderAll(JsonNode cases) {
    ArrayNode results = JSON.createArrayNode();
    for (JsonNode template : cases.get("templates")) {
      for (JsonNode input : cases.get("inputs")) {
        results.add(render(template.asText(), input));
      }
    }
    return results;
  }

  private static ObjectNode render(String template, JsonNode input) {
    ObjectNode result = JSON.createObjectNode();
    StringWriter output = new StringWriter();
    try {
      engine().evaluate(variables(input), output, "template", template);
      result.put("output", output.toString());
    } catch (RuntimeException exception) {
      result.put("error", exception.getClass().getSimpleName());
    }
    return result;
  }

  private static VelocityEngine engine() {
    VelocityEngine engine = new VelocityEngine();
    engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    engine.setProperty("velocimacro.library", "");
    engine.init();
    return engine;
  }

  private static VelocityContext variables(JsonNode input) {
    VelocityContext variables = new VelocityContext();
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    for (String location : Input.LOCATIONS) {
      params.put(location, texts(input.path("params").path(location)));
    }
    variables.put("input", new Input(input.path("body").asText(""), params));
    variables.put("util", new Util());
    variables.put("context", JSON.convertValue(input.path("context"), new TypeReference<LinkedHashMap<String, Object>>() {}));
    variables.put("stageVariables", texts(input.path("stageVariables")));
    return variables;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
