package oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A kind of golden cases. */
interface CaseKind {
  /**
   * Adds to a case what Java makes of it.
   *
   * @throws Exception whatever Java throws, which is the result then
   */
  void complete(ObjectNode one) throws Exception;
}
