import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine in one sentence: what a figure means nothing without, and nothing that names the machine. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() || 'an unnamed processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]!;
  const busy = load > 1 ? ` Others kept it busy: the load was ${load.toFixed(1)} at the start.` : '';
  return `Node.js ${process.versions.node} on ${process.platform} ${process.arch}: ${availableParallelism()} cores of ${model}, ${memory} GiB of memory.${busy}`;
}
