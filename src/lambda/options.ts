import { mapStream } from '../stream/map-stream.ts';
import type { StreamOptions } from '../stream/options.ts';

/** How records are mapped; what brings them says when they were collected. */
export type FlowOptions = Omit<StreamOptions, 'collectedAt' | 'input' | 'signal'>;

/** What a function may be told beside its work. */
export interface FunctionOptions {
  /** Says a sentence to whoever reads the function's log; `console.error` unless given. It holds no values of records. */
  readonly tell?: (sentence: string) => void;
}

/** Says a sentence in the function's log. */
export function tellLog(sentence: string): void {
  console.error(sentence);
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
