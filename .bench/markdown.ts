import type { Summary } from './statistics.ts';

/** A Markdown table whose first column is text and whose others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A whole number, thousands apart. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

export const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);

export const ratio = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

export const megabytes = (bytes: number): string => `${bytes < 1e6 ? '< 1' : whole(bytes / 1e6)} MB`;

export const spread = ({ min, max }: Summary): string => `${ratio(min)}–${ratio(max)}`;

/** What was measured, or a dash where this machine could not. */
export function orDash<In>(value: In | undefined, print: (value: In) => string): string {
  return value === undefined ? '—' : print(value);
}

export const median = (summary: Summary): string => ratio(summary.median);
