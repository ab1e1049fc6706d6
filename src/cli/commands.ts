import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { coverageCommand } from './coverage.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { mapCommand } from './map.ts';
import { tableCommand } from './table.ts';

/** Every command of `aws-iam-udm`, in the order in which `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  mapCommand,
  explainCommand,
  coverageCommand,
  checkCommand,
  diffCommand,
  tableCommand,
];
