import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 inline fewer calls into others, a third of what it does by itself. The program mostly runs for less than a
 * second, in which compiling more costs more than what is compiled saves: over 10 MB a tenth of the time and more.
 */
export function inlineLess(): void {
  setFlag('--max-inlined-bytecode-size-cumulative=300');
}

/**
 * Lets V8 collect garbage sooner than it would: where little is held, what grew old over thousands of files would
 * otherwise be left to lie. Where much is held it would be looked through too often. Letting the heap grow by 50 percent
 * in place of 125 makes thousands of packed files take a fifth more time, in a few megabytes less.
 */
export function collectSooner(): void {
  for (const flag of ['--heap-growing-percent=125', '--semi-space-growth-factor=1']) setFlag(flag);
}

function setFlag(flag: string): void {
  try {
    setFlagsFromString(flag);
  } catch {
    // Another engine has no such setting.
  }
}
