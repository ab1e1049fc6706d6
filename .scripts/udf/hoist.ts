import ts from 'typescript';

/** A hoisted text costs its name where it stands, and its declaration; zip makes repeated texts cheap, so many must go. */
const NAME_LENGTH = 3;
const LEAST_SAVED = 40;

/**
 * Gives the texts that a script repeats a name each: a minifier renames variables and leaves texts as they are.
 *
 * @param code a module without imports
 */
export function hoistTexts(code: string): string {
  const uses = usesOfTexts(ts.createSourceFile('udf.js', code, ts.ScriptTarget.ES2019));
  const repeated = [...uses].filter(([text, places]) => saved(text, places.length) > LEAST_SAVED);
  const names = new Map(repeated.map(([text], index) => [text, `text$${index}`]));
  const places = repeated.flatMap(([text, found]) => found.map((place) => ({ ...place, text })));
  let named = '';
  let at = 0;
  for (const { from, to, text } of places.sort((one, other) => one.from - other.from)) {
    named += `${code.slice(at, from)} ${names.get(text)} `;
    at = to;
  }
  const declared = [...names].map(([text, name]) => `const ${name}=${JSON.stringify(text)};`);
  return `${declared.join('\n')}\n${named}${code.slice(at)}`;
}

function saved(text: string, times: number): number {
  const whole = text.length + 2;
  return times * (whole - NAME_LENGTH) - whole - NAME_LENGTH;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where each text stands that is a value: no key, no name of an export. */
function usesOfTexts(source: ts.SourceFile): Map<string, Place[]> {
  const uses = new Map<string, Place[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteral(node)) {
      const place = { from: node.getStart(source), to: node.end };
      uses.set(node.text, [...(uses.get(node.text) ?? []), place]);
    } else if (ts.isPropertyAssignment(node)) {
      if (ts.isComputedPropertyName(node.name)) visit(node.name);
      visit(node.initializer);
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}
