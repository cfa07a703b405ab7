package oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern applied to an input; a {@code find} gives start, end, and what each group took. */
final class RegexKind implements CaseKind {
  @Override
  public void complete(ObjectNode one) {
    String pattern = one.get("pattern").asText();
    String input = one.get("input").asText();
    String operation = one.get("operation").asText();
    switch (operation) {
      case "matches" -> one.put("expected", input.matches(pattern));
      case "replaceAll" -> one.put("expected", input.replaceAll(pattern, one.get("replacement").asText()));
      case "replaceFirst" -> one.put("expected", input.replaceFirst(pattern, one.get("replacement").asText()));
      case "split" -> split(one, input.split(pattern, one.path("limit").asInt(0)));
      case "find" -> find(one, Pattern.compile(pattern).matcher(input));
      default -> throw new IllegalArgumentException(operation);
    }
  }

  private static void split(ObjectNode one, String[] pieces) {
    ArrayNode expected = one.putArray("expected");
    for (String piece : pieces) {
      expected.add(piece);
    }
  }

  private static void find(ObjectNode one, Matcher matcher) {
    if (!matcher.find(one.path("from").asInt(0))) {
      one.putNull("expected");
      return;
    }
    ArrayNode expected = one.putArray("expected").add(matcher.start()).add(matcher.end());
    for (int group = 0; group <= matcher.groupCount(); group++) {
      expected.add(matcher.group(group));
    }
  }
}
