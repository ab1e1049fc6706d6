import { parseJson } from '../../check/case.ts';
import { diffEntities } from '../../diff/entities.ts';
import { findEntities } from '../../diff/find-entities.ts';
import { DIFF_FORMATS, formatDiff } from '../../diff/format.ts';
import type { MapItem, RefusedItem } from '../../stream/item.ts';
import { mapBatches } from '../../stream/map-stream.ts';
import type { StreamOptions } from '../../stream/options.ts';
import { printable } from '../../text/printable.ts';
import { choose, readArguments } from '../command/arguments.ts';
import { type Command, type Surroundings, UsageError } from '../command/command.ts';
import { readStreamOptions, STREAM_HELP, STREAM_OPTIONS } from '../command/stream-options.ts';
import { openFiles } from '../files/input-files.ts';
import { streamOutput } from '../files/output.ts';
import { diagnosticLine } from '../items/diagnostics.ts';

const HELP = `Compares two snapshots: which entities were added, removed and changed, who entered and who left a group,
and which statements a trust policy gained and lost.

Usage: aws-iam-udm diff [OPTION…] OLD NEW

A snapshot is a file (or - for standard input) of records and answers of the calls of IAM, which are mapped first, or
of mapped entities: lines of JSON, a list, bodies of entities:import, or the shape of Google SecOps's parser test data.
Entities are the same by merge key. When they were collected is nothing.

  --format text|json|md      for people (so, unless said), for programs, or Markdown
  --exit-code                exit code 1 where the snapshots differ

How records are mapped
${STREAM_HELP}
Exit code: 0, or 1 where --exit-code is given and the snapshots differ, 2 bad usage or an input that cannot be read,
130 interrupted.
`;

const { 'include-values': _, ...MAPPING } = STREAM_OPTIONS;
const OPTIONS = { ...MAPPING, format: { type: 'string' }, 'exit-code': { type: 'boolean' } } as const;

/** `aws-iam-udm diff`: what changed between two snapshots. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'compares two snapshots of an account',
  help: HELP,
  async run(argv, around) {
    const { values, positionals } = readArguments(argv, OPTIONS);
    const [before, after, ...others] = positionals;
    if (before === undefined || after === undefined || others.length > 0) {
      throw new UsageError('diff needs two files, the older one first. See --help.');
    }
    if (before === '-' && after === '-') throw new UsageError('Only one of the two can be standard input.');
    const format = choose('format', values.format, DIFF_FORMATS);
    const { interrupt } = around;
    const signal = interrupt === undefined ? {} : { signal: interrupt };
    const options = { ...readStreamOptions(values), ...signal };
    const old = await readSnapshot(before, options, around);
    const diff = diffEntities(old, await readSnapshot(after, options, around));
    if (interrupt?.aborted) return 130;
    await streamOutput(around.stdout).write(formatDiff(diff, format));
    const differs = diff.added.length + diff.removed.length + diff.changed.length > 0;
    return differs && values['exit-code'] ? 1 : 0;
  },
};

/** Reads a snapshot as `map` does. What that refuses may be entities that are mapped already; the rest is told. */
async function readSnapshot(
  file: string,
  options: StreamOptions,
  around: Surroundings,
): Promise<readonly unknown[]> {
  const stderr = streamOutput(around.stderr);
  const entities: unknown[] = [];
  let refused = 0;
  const files = await openFiles([file], around);
  try {
    for await (const { items } of mapBatches(files.inputs, options)) {
      for (const item of items) {
        const found = entitiesOf(item);
        for (const entity of found ?? []) entities.push(entity);
        if (found !== undefined || item.type !== 'refused') continue;
        refused += 1;
        for (const issue of item.issues)
          await stderr.write(`${printable(diagnosticLine(item, issue).trimEnd())}\n`);
      }
    }
  } finally {
    await files.close();
  }
  if (refused > 0) await stderr.write(`${file}: ${refused} refused, not compared\n`);
  if (refused > 0 && entities.length === 0) throw new UsageError(`${file} holds no entity and no record.`);
  return entities;
}

function entitiesOf(item: MapItem<unknown>): unknown[] | undefined {
  if (item.type === 'entity') return [item.entity];
  return item.type === 'refused' ? mappedAlready(item) : undefined;
}

/** A dead letter holds the exact text of what was no record. */
function mappedAlready({ raw }: RefusedItem): unknown[] | undefined {
  return raw === undefined ? undefined : findEntities(parseJson(raw)?.value);
}
