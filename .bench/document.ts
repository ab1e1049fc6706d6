/** A list of an answer, made element by element, so that no document has to fit into memory. */
export interface List {
  readonly name: string;
  readonly length: number;
  readonly make: (index: number) => unknown;
}

/** How a document is printed: on one line, or with the AWS CLI's four spaces. */
export type Layout = 'minified' | 'pretty';

const ELEMENT_INDENT = ' '.repeat(8);

/** The pieces of a document that holds lists. */
export function* printDocument(lists: readonly List[], layout: Layout): Generator<string> {
  yield '{';
  for (const [index, list] of lists.entries()) {
    if (index > 0) yield ',';
    yield layout === 'pretty' ? `\n    "${list.name}": ` : `"${list.name}":`;
    yield* printList(list, layout);
  }
  yield layout === 'pretty' ? '\n}\n' : '}\n';
}

function* printList({ length, make }: List, layout: Layout): Generator<string> {
  yield '[';
  for (let index = 0; index < length; index += 1) {
    if (index > 0) yield ',';
    yield layout === 'pretty' ? indented(make(index)) : JSON.stringify(make(index));
  }
  yield layout === 'pretty' && length > 0 ? '\n    ]' : ']';
}

/** Text of JSON holds no line feed but those of its layout. */
function indented(value: unknown): string {
  return `\n${JSON.stringify(value, null, 4)}`.replaceAll('\n', `\n${ELEMENT_INDENT}`);
}
