package oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.velocity.runtime.parser.node.MathUtils;

/** A calculation with two numbers as Velocity 1.7 does it; a trailing {@code m} makes a decimal. */
final class ArithmeticKind implements CaseKind {
  private static final Map<String, BinaryOperator<Number>> OPERATIONS = Map.of(
      "add", MathUtils::add,
      "subtract", MathUtils::subtract,
      "multiply", MathUtils::multiply,
      "divide", MathUtils::divide,
      "modulo", MathUtils::modulo,
      "compare", MathUtils::compare);

  @Override
  public void complete(ObjectNode one) {
    Number left = number(one.get("left").asText());
    Number right = number(one.get("right").asText());
    Number result = OPERATIONS.get(one.get("operation").asText()).apply(left, right);
    one.put("expected", String.valueOf(result));
  }

  private static Number number(String text) {
    if (text.matches("-?[0-9]+")) {
      return integer(new BigInteger(text));
    }
    return text.endsWith("m") ? new BigDecimal(text.substring(0, text.length() - 1)) : Double.valueOf(text);
  }

  /** The narrowest type, as parsers choose it. */
  private static Number integer(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return value.intValue();
    }
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }
}
