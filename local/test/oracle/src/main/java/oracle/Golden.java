package oracle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.PathNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes into files of cases what Java makes of each case: patterns, paths, JSON texts and calculations.
 *
 * Arguments: the files, each of which is overwritten.
 */
public final class Golden {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> RESULTS = List.of("expected", "text", "error", "missing");

  static {
    // lone surrogates would not survive UTF-8
    JSON.getFactory().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);
  }

  private Golden() {}

  public static void main(String[] arguments) throws IOException {
    for (String argument : arguments) {
      Path file = Path.of(argument);
      ObjectNode[] cases = JSON.readValue(file.toFile(), ObjectNode[].class);
      Files.writeString(file, completeAll(cases));
      System.out.println(file + ": " + cases.length);
    }
  }

  /** One case a line, so that changes can be read. */
  private static String completeAll(ObjectNode[] cases) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ObjectNode one : cases) {
      one.remove(RESULTS);
      complete(one);
      lines.add(JSON.writeValueAsString(one));
    }
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }

  private static void complete(ObjectNode one) {
    try {
      kindOf(one).complete(one);
    } catch (PathNotFoundException exception) {
      one.put("missing", true);
    } catch (Exception | StackOverflowError problem) {
      one.put("error", problem.getClass().getSimpleName());
    }
  }

  private static CaseKind kindOf(ObjectNode one) {
    if (one.has("pattern")) {
      return new RegexKind();
    }
    if (one.has("path")) {
      return new JsonPathKind();
    }
    return one.has("left") ? new ArithmeticKind() : new JsonKind();
  }
}
