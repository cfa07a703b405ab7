const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * Names that stand more than once in one object of a JSON text, which is taken to be well-formed.
 */
export function duplicateKeys(json: string): readonly string[] {
  const duplicates: string[] = [];
  const open: (Set<string> | undefined)[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') {
      open.push(new Set());
    } else if (token === '[') {
      open.push(undefined);
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      note(JSON.parse(text) as string, open[open.length - 1], duplicates);
    } else if (token !== ',') {
      text = token;
    }
  }
  return duplicates;
}

function note(name: string, names: Set<string> | undefined, duplicates: string[]): void {
  if (names?.has(name)) {
    duplicates.push(name);
  }
  names?.add(name);
}
