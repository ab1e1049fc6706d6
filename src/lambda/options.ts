import { mapStream } from '../stream/map-stream.ts';
import type { StreamOptions } from '../stream/options.ts';
import { printable } from '../text/printable.ts';

/** How records are mapped; what brings them says when they were collected. */
export type FlowOptions = Omit<StreamOptions, 'collectedAt' | 'input' | 'signal'>;

/** What a function may be told beside its work. */
export interface FunctionOptions {
  /** Says a sentence to whoever reads the function's log; `console.error` unless given. It holds no values of records. */
  readonly tell?: (sentence: string) => void;
}

/** Says sentences in the function's log, or to whom the caller will: a name in one begins no line of its own. */
export function tellerOf({ tell = console.error }: FunctionOptions): (sentence: string) => void {
  return (sentence) => tell(printable(sentence));
}

/** What an error says, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A bad option is told where a function is made, and not when it is called. */
export function refuseBadOptions(map: FlowOptions): void {
  mapStream([], { ...map, collectedAt: 0 });
}

/** What a caller must give is told where a function is made, too. */
export function needFunctions<Options extends object>(
  options: Options,
  ...names: (string & keyof Options)[]
): void {
  for (const name of names)
    if (typeof options[name] !== 'function') throw new TypeError(`The option ${name} must be a function.`);
}
