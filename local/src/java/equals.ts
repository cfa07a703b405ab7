import { JavaDecimal } from './decimal';
import { JavaDouble } from './double';
import { JavaMap, type JavaValue } from './model';
import { spend } from './work';

/** What it costs to compare two values. */
const STEPS = 4;

/**
 * Java's `equals`: false across classes; lists and maps by what they hold, 1.0 and 1.00 as decimals are two.
 *
 * @throws JavaThrowable when the comparison takes too many steps
 */
export function javaEquals(left: JavaValue, right: JavaValue): boolean {
  spend(STEPS);
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((element, index) => javaEquals(element, right[index]));
  }
  if (left instanceof JavaMap && right instanceof JavaMap) {
    return equalMaps(left, right);
  }
  if (left instanceof JavaDouble && right instanceof JavaDouble) {
    return Object.is(left.value, right.value);
  }
  return left instanceof JavaDecimal && right instanceof JavaDecimal && left.unscaled === right.unscaled && left.scale === right.scale;
}

function equalMaps(left: JavaMap, right: JavaMap): boolean {
  if (left.size !== right.size) {
    return false;
  }
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !javaEquals(value, other)) {
      return false;
    }
  }
  return true;
}
