import type { Command } from './command/command.ts';

/** A command, by its name: the program loads the one that is called. */
export interface NamedCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command of `aws-iam-udm`, in the order in which `--help` lists them. */
export const COMMANDS: readonly NamedCommand[] = [
  {
    name: 'map',
    summary: 'maps users, roles and groups to UDM entities, and activity to UDM events',
    load: async () => (await import('./map/map.ts')).mapCommand,
  },
  {
    name: 'explain',
    summary: 'explains each field of a record and of its entity',
    load: async () => (await import('./explain/explain.ts')).explainCommand,
  },
  {
    name: 'coverage',
    summary: 'tells which rows fired over an input, and which log fields have none',
    load: async () => (await import('./coverage/coverage.ts')).coverageCommand,
  },
  {
    name: 'check',
    summary: 'checks a directory of logs and expected entities',
    load: async () => (await import('./check/check.ts')).checkCommand,
  },
  {
    name: 'diff',
    summary: 'compares two snapshots of an account',
    load: async () => (await import('./diff/diff.ts')).diffCommand,
  },
  {
    name: 'table',
    summary: 'prints the mapping table',
    load: async () => (await import('./table/table.ts')).tableCommand,
  },
  {
    name: 'setup',
    summary: 'makes the policies and templates that AWS needs',
    load: async () => (await import('./setup/setup.ts')).setupCommand,
  },
  {
    name: 'find',
    summary: 'finds records of activity by pattern or identity',
    load: async () => (await import('./find/find.ts')).findCommand,
  },
  {
    name: 'query',
    summary: 'writes a look-up as the text that AWS or Google SecOps takes',
    load: async () => (await import('./query/query.ts')).queryCommand,
  },
];
