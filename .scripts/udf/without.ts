import ts from 'typescript';

/**
 * Takes members out of the object literals of a script that nothing in it reads, as sentences for people are.
 *
 * @param names the names of the members
 * @throws {Error} where one is read: by its name, in a pattern, or as a text
 */
export function withoutMembers(code: string, names: readonly string[]): string {
  const source = ts.createSourceFile('udf.js', code, ts.ScriptTarget.ES2019);
  const cuts: { readonly from: number; readonly to: number }[] = [];
  const visit = (node: ts.Node): void => {
    const name = readName(node);
    if (name !== undefined && names.includes(name)) throw new Error(`The one file reads ${name}.`);
    if (ts.isObjectLiteralExpression(node)) {
      for (const member of node.properties) {
        const isOut = isPlainMember(member) && names.includes(member.name.text);
        const comma = code[member.end] === ',' ? 1 : 0;
        if (isOut) cuts.push({ from: member.pos, to: member.end + comma });
        else visit(member);
      }
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return cut(code, cuts);
}

type PlainMember = (ts.PropertyAssignment | ts.ShorthandPropertyAssignment) & {
  readonly name: ts.Identifier;
};

function isPlainMember(member: ts.ObjectLiteralElementLike): member is PlainMember {
  if (!ts.isPropertyAssignment(member) && !ts.isShorthandPropertyAssignment(member)) return false;
  return ts.isIdentifier(member.name);
}

/** The name of a member that a node reads. */
function readName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isStringLiteral(node)) return node.text;
  if (!ts.isBindingElement(node)) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) ? name.text : undefined;
}

function cut(code: string, cuts: readonly { readonly from: number; readonly to: number }[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of cuts) {
    kept += code.slice(at, from);
    at = to;
  }
  return kept + code.slice(at);
}
