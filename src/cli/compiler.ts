import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 inline fewer calls into others, a third of what it does by itself. The program mostly runs for less than a
 * second, in which compiling more costs more than what is compiled saves: over 10 MB a tenth of the time and more.
 */
export function inlineLess(): void {
  try {
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
  } catch {
    // Another engine has no such setting.
  }
}
