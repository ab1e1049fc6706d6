import { checkCommand } from './check/check.ts';
import type { Command } from './command/command.ts';
import { coverageCommand } from './coverage/coverage.ts';
import { diffCommand } from './diff/diff.ts';
import { explainCommand } from './explain/explain.ts';
import { mapCommand } from './map/map.ts';
import { setupCommand } from './setup/setup.ts';
import { tableCommand } from './table/table.ts';

/** Every command of `aws-iam-udm`, in the order in which `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  mapCommand,
  explainCommand,
  coverageCommand,
  checkCommand,
  diffCommand,
  tableCommand,
  setupCommand,
];
