package oracle;

import com.jayway.jsonpath.Configuration;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.lang.StringEscapeUtils;

/** {@code $util}, as API Gateway documents it; parameters are taken by their text. */
public final class Util {
  public String escapeJavaScript(Object value) {
    return StringEscapeUtils.escapeJavaScript(value.toString());
  }

  public Object parseJson(Object value) {
    return Configuration.defaultConfiguration().jsonProvider().parse(value.toString());
  }

  public String urlEncode(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }

  public String urlDecode(Object value) {
    return URLDecoder.decode(value.toString(), StandardCharsets.UTF_8);
  }

  public String base64Encode(Object value) {
    return Base64.getEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  public String base64Decode(Object value) {
    return new String(Base64.getDecoder().decode(value.toString()), StandardCharsets.UTF_8);
  }
}
