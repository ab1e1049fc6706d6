import { Tokenizer, TokenType } from '@streamparser/json';
import type { Path } from '../issue.ts';

/** The text of a value in a document, exactly as the document has it. */
export interface ExactText {
  readonly text: string;
  /** Where it starts in the document's UTF-8. */
  readonly byteOffset: number;
  readonly byteLength: number;
  /** How many line feeds come before it. */
  readonly linesBefore: number;
}

interface Wanted {
  readonly children: Map<string | number, Wanted>;
  start?: number;
  end?: number;
}

interface Container {
  readonly wanted: Wanted | undefined;
  readonly isList: boolean;
  key: string | number;
  keyIsNext: boolean;
  current: Wanted | undefined;
}

/**
 * Finds values in a document and gives their exact text, in one pass.
 *
 * @param text the document, which is JSON
 * @param paths where the values lie
 * @returns the text for each path, in the paths' order; undefined where nothing lies
 */
export function exactTexts(text: string, paths: readonly Path[]): (ExactText | undefined)[] {
  const root: Wanted = { children: new Map() };
  const targets = paths.map((path) => wantedAt(root, path));
  const bytes = new TextEncoder().encode(text);
  locate(bytes, root);
  const decoder = new TextDecoder();
  const linesBefore = lineCounter(bytes);
  return targets.map(({ start, end }) => {
    if (start === undefined || end === undefined) return undefined;
    const found = decoder.decode(bytes.subarray(start, end)).trimEnd();
    const byteLength = new TextEncoder().encode(found).length;
    return { text: found, byteOffset: start, byteLength, linesBefore: linesBefore(start) };
  });
}

function wantedAt(root: Wanted, path: Path): Wanted {
  let wanted = root;
  for (const key of path) {
    const child = wanted.children.get(key) ?? { children: new Map() };
    wanted.children.set(key, child);
    wanted = child;
  }
  return wanted;
}

/** Counts line feeds. Asked for one place after the other, it goes through the bytes once. */
function lineCounter(bytes: Uint8Array): (end: number) => number {
  let count = 0;
  let from = 0;
  return (end) => {
    if (end < from) [count, from] = [0, 0];
    for (let at = bytes.indexOf(10, from); at >= 0 && at < end; at = bytes.indexOf(10, from)) {
      count += 1;
      from = at + 1;
    }
    return count;
  };
}

function locate(bytes: Uint8Array, root: Wanted): void {
  const stack: Container[] = [];
  const tokenizer = new Tokenizer();
  tokenizer.onToken = ({ token, value, offset }) => {
    const container = stack.at(-1);
    const isClosing = token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET;
    if (token === TokenType.COLON) return;
    if (token === TokenType.COMMA || isClosing) {
      if (container !== undefined) endValue(container, offset);
      if (isClosing) stack.pop();
      return;
    }
    if (container?.keyIsNext) {
      container.key = String(value);
      container.keyIsNext = false;
      return;
    }
    const wanted = container === undefined ? root : startValue(container, offset);
    if (token === TokenType.LEFT_BRACE) {
      stack.push({ wanted, isList: false, key: '', keyIsNext: true, current: undefined });
    } else if (token === TokenType.LEFT_BRACKET) {
      stack.push({ wanted, isList: true, key: 0, keyIsNext: false, current: undefined });
    }
  };
  tokenizer.write(bytes);
}

function startValue(container: Container, offset: number): Wanted | undefined {
  const wanted = container.wanted?.children.get(container.key);
  if (wanted !== undefined) wanted.start = offset;
  container.current = wanted;
  return wanted;
}

function endValue(container: Container, offset: number): void {
  if (container.current !== undefined) container.current.end = offset;
  container.current = undefined;
  if (container.isList) container.key = Number(container.key) + 1;
  else container.keyIsNext = true;
}
