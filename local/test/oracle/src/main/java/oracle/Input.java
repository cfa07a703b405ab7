package oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.Map;

/** {@code $input}, as API Gateway documents it. */
public final class Input {
  static final String[] LOCATIONS = {"path", "querystring", "header"};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String body;
  private final Map<String, Map<String, String>> params;
  private Object document;

  Input(String body, Map<String, Map<String, String>> params) {
    this.body = body;
    this.params = params;
  }

  public String getBody() {
    return body;
  }

  public Object path(String path) {
    try {
      return find(path);
    } catch (PathNotFoundException exception) {
      return null;
    }
  }

  /** What is not there is the empty string. */
  public String json(String path) throws JsonProcessingException {
    try {
      return JSON.writeValueAsString((Object) find(path));
    } catch (PathNotFoundException exception) {
      return "\"\"";
    }
  }

  public Map<String, Map<String, String>> params() {
    return params;
  }

  public String params(String name) {
    for (String location : LOCATIONS) {
      String value = params.get(location).get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private Object find(String path) {
    if (document == null) {
      document = Configuration.defaultConfiguration().jsonProvider().parse(body);
    }
    return JsonPath.read(document, path);
  }
}
