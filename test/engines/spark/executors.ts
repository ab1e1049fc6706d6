import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, as Linux tells of it. */
interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
}

/** The executor of a group of processes under which a program runs now: one in the middle of a task. */
export function busyExecutor(group: number, program: string): number | undefined {
  const processes = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .flatMap(readProcess)
      .map((one) => [one.pid, one]),
  );
  for (const { command, parent } of processes.values()) {
    if (!command.includes(program)) continue;
    for (let above = processes.get(parent); above !== undefined; above = processes.get(above.parent))
      if (above.group === group && above.command.includes('CoarseGrainedExecutorBackend')) return above.pid;
  }
  return undefined;
}

/** None where it has ended meanwhile. */
function readProcess(pid: string): Running[] {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    // The name of the program stands in brackets and may hold anything.
    const [, parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
  } catch {
    return [];
  }
}
