import type { Lacks } from './competitors.ts';
import type { Corpus } from './corpus.ts';
import type { LargeFile } from './memory.ts';
import type { MicroResult } from './micro.ts';
import type { Corpora, Standing } from './rounds.ts';
import type { Step } from './scale.ts';
import type { Summary } from './statistics.ts';

/** A Markdown table whose first column is text and whose others are figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
const megabytes = ({ bytes }: { readonly bytes: number }) => `${whole.format(bytes / 1e6)} MB`;
const orDash = <T>(value: T | undefined, print: (value: T) => string) =>
  value === undefined ? '—' : print(value);
const ratio = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const spread = ({ min, max }: Summary) => `${ratio(min)}–${ratio(max)}`;

/** The competitors as multiples of echo, and what was forgiven in comparing their output. */
export function reportRounds(
  standings: readonly Standing[],
  { whole: all, part }: Corpora,
  rounds: number,
): string {
  const rows = standings.map(({ competitor, ...took }) => [
    `${competitor.name}${competitor.slow ? ' ¹' : ''}${marks(competitor.lacks)}`,
    ratio(took.ratio.median),
    spread(took.ratio),
    orDash(took.cpuRatio, (cpu) => ratio(cpu.median)),
    seconds(took.wall.median),
    orDash(took.cpu, (cpu) => seconds(cpu.median)),
    orDash(took.memory, whole.format),
  ]);
  return [
    `${whole.format(all.records)} records, ${megabytes(all)} of lines; ${rounds} interleaved rounds, each ratio taken to echo in the same round; whole processes, output discarded. Every output was first held equal to ours.`,
    table(['', '× echo', 'min–max', '× its CPU', 'seconds', 'CPU seconds', 'peak MiB'], rows),
    legend(standings, part),
  ].join('\n\n');
}

function marks(lacks: Lacks | undefined): string {
  return `${lacks?.policyText ? ' ²' : ''}${lacks?.absence ? ' ³' : ''}`;
}

function legend(standings: readonly Standing[], part: Corpus): string {
  const notes = [
    '² Copies the trust policy as it is, and was compared after its text was made compact and without regard to the order of keys.',
  ];
  if (standings.some(({ competitor }) => competitor.slow)) {
    notes.unshift(`¹ Ran over ${whole.format(part.records)} records; time scaled to all of them.`);
  }
  if (standings.some(({ competitor }) => competitor.lacks?.absence)) {
    notes.push('³ Writes unset fields as `null`; they were left out before comparing.');
  }
  return notes.join('\n');
}

export function reportMemory(files: readonly LargeFile[]): string {
  const rows = files.map((file) => [
    `\`map\`, ${file.name}`,
    megabytes(file),
    seconds(file.run.wall),
    orDash(file.run.memory, whole.format),
  ]);
  return table(['Large input', 'size', 'seconds', 'peak MiB'], rows);
}

export function reportScale(steps: readonly Step[]): string {
  const rows = steps.map((step) => [
    whole.format(step.records),
    seconds(step.wall),
    whole.format(step.marginal),
    orDash(step.memory, whole.format),
  ]);
  return table(['Records', 'seconds', 'ns for each further record', 'peak MiB'], rows);
}

/** Calls of the library; what maps stands beside the parsing of the same records. */
export function reportMicro(results: readonly MicroResult[]): string {
  const rows = results.map(({ name, median, ...spread }) => [
    name,
    whole.format(median),
    `${whole.format(spread.min)}–${whole.format(spread.max)}`,
    orDash(parseOf(name, results), (parse) => ratio(median / parse)),
  ]);
  return table(['Call', 'ns', 'min–max', '× JSON.parse'], rows);
}

function parseOf(name: string, results: readonly MicroResult[]): number | undefined {
  const kind = /^(\w+): map/u.exec(name)?.[1];
  return results.find((result) => result.name === `${kind}: JSON.parse`)?.median;
}
