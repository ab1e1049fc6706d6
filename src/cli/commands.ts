import type { Command } from './command.ts';
import { coverageCommand } from './coverage.ts';
import { explainCommand } from './explain.ts';
import { mapCommand } from './map.ts';

/** Every command of `aws-iam-udm`, in the order in which `--help` lists them. */
export const COMMANDS: readonly Command[] = [mapCommand, explainCommand, coverageCommand];
