import { printable } from '../../text/printable.ts';
import { INTERRUPTED, type Surroundings } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { untilInterrupted } from '../command/interrupt.ts';
import { INPUT_TEXT } from '../command/stream-options.ts';
import { type InputFiles, openFiles } from '../files/input-files.ts';
import {
  closableOutput,
  fileOutput,
  messageOutput,
  type OpenOutput,
  type Output,
  openOutput,
  withOutputs,
} from '../files/output.ts';
import { refuseSameFile } from '../files/same-file.ts';
import { isBrokenPipe } from '../files/sink.ts';
import { Diagnostics } from '../items/diagnostics.ts';
import { startProgress } from '../terminal/progress.ts';
import { collectSooner } from '../v8.ts';
import type { WrittenBatch } from './input-mapper.ts';
import { mapFiles } from './map-files.ts';
import { MAP_SECTIONS, type MapOptions, settleMapOptions } from './options.ts';
import { type Outcome, OutcomeCounter, summaryJson, summaryText } from './summary.ts';
import { threadsWorth } from './threads-worth.ts';

/** `aws-iam-udm map`: what the AWS CLI, an SDK or an export gave, to UDM entities. */
export const mapCommand = defineCommand({
  usage: '[OPTION…] [FILE…]',
  text: [
    'Maps AWS IAM users, roles and groups to UDM entities, and records of CloudTrail to UDM events.',
    `${INPUT_TEXT} Entities and events go to standard output in the order of the input; diagnostics and a summary go to standard error.`,
  ],
  sections: MAP_SECTIONS,
  examples: [
    {
      command: 'map users.json roles.json --output entities.ndjson --rejects rejects.ndjson',
      gives: 'Maps two files; what is refused goes to a file of its own.',
    },
    {
      command: 'map details.json --format import --output requests.ndjson',
      gives: 'Makes the bodies of calls that import the entities into Google SecOps.',
    },
  ],
  exitCodes: {
    0: 'all records were mapped, or are known to be outside the table',
    1: 'some records were refused, unless --format is items; the others are written',
    2: 'bad usage, an input that cannot be read, or an output that cannot be written',
    130: INTERRUPTED,
  },
  async run(given, around) {
    const options = settleMapOptions(given);
    const { output, rejects, issues } = options;
    // Before names are gathered, since what has grown by then stays as large.
    if (!options.stream.join && !options.stream.mergeEqual) collectSooner();
    const files = await openFiles(options.files, around, options.quiet || options.summary === 'json');
    try {
      const { from } = options.files;
      await refuseSameFile(
        [output ?? '-', rejects, issues],
        from === undefined ? files.names : [...files.names, from],
        around,
      );
      return await mapAll(files, options, around);
    } finally {
      await files.close();
    }
  },
});

async function mapAll(files: InputFiles, options: MapOptions, around: Surroundings): Promise<number> {
  const count = threadsWorth(files, options.jobs);
  // They start while the outputs are opened.
  const threads =
    count === 0 ? undefined : (await import('./threads.ts')).startThreads(count, files, options);
  try {
    return await withOutputs(
      async (open) => {
        const outputs = await openOutputs(open, options, around);
        const mapped = mapFiles(files, threads, options, around.interrupt);
        const batches = untilInterrupted(mapped, around.interrupt);
        return writeBatches(batches, { options, files, around, outputs });
      },
      (code) => code === 130,
    );
  } finally {
    await threads?.close();
  }
}

interface Outputs {
  readonly entities: Output;
  readonly rejects: Output | undefined;
  readonly issues: Output | undefined;
  readonly messages: Output;
}

/** Where a reader of standard output has gone, files that were asked for are written all the same. */
async function openOutputs(
  open: OpenOutput,
  { output, rejects, issues }: MapOptions,
  around: Surroundings,
): Promise<Outputs> {
  const isStream = output === undefined || output === '-';
  const goesOn = isStream && (rejects ?? issues) !== undefined;
  const openFile = async (name: string | undefined) =>
    name === undefined ? undefined : open(() => fileOutput(name));
  return {
    entities: await open(async () =>
      goesOn ? closableOutput(around.stdout) : openOutput(output, around.stdout),
    ),
    rejects: await openFile(rejects),
    issues: await openFile(issues),
    messages: messageOutput(around),
  };
}

/** What is written, and where to. */
interface Writing {
  readonly options: MapOptions;
  readonly files: InputFiles;
  readonly around: Surroundings;
  readonly outputs: Outputs;
}

/** Writes what comes, and gives the exit code. */
async function writeBatches(batches: AsyncIterable<WrittenBatch>, writing: Writing): Promise<number> {
  const { options, around, outputs } = writing;
  const counter = new OutcomeCounter();
  const diagnostics = new Diagnostics();
  const isTold = !options.quiet && options.summary === 'text';
  const tell = () => outputs.messages.write(isTold ? diagnostics.text(restOf(options)) : '');
  try {
    await writeEach(batches, writing, (batch) => {
      counter.count(batch);
      if (isTold) diagnostics.add(batch.found);
    });
  } catch (error) {
    // What was found before says more than nothing.
    if (!isBrokenPipe(error)) await tell();
    throw error;
  }
  await tell();
  const outcome = counter.outcome(around.interrupt?.aborted === true);
  if (options.summary === 'json') await outputs.messages.write(summaryJson(outcome));
  else if (!options.quiet) await outputs.messages.write(summaryText(outcome, options.verbose));
  return exitCode(outcome, options);
}

/** Writes each batch, and says how far the command has come; `take` is told of each first. */
async function writeEach(
  batches: AsyncIterable<WrittenBatch>,
  { options, files, around, outputs }: Writing,
  take: (batch: WrittenBatch) => void,
): Promise<void> {
  const isShown = options.progress && !options.quiet && options.summary === 'text';
  const progress = startProgress(isShown ? around.stderr : undefined, files.totalBytes);
  try {
    for await (const batch of batches) {
      take(batch);
      await outputs.entities.writeBytes(batch.entities);
      await outputs.rejects?.write(batch.rejects);
      await outputs.issues?.write(batch.issues);
      progress.show(batch.counts, files.readBytes());
    }
  } finally {
    progress.clear();
  }
}

/** Where the issues are that are not shown. */
function restOf({ issues }: MapOptions): string {
  return issues === undefined ? '; `--issues FILE` has all' : ` in ${printable(issues)}`;
}

function exitCode({ counts, unsendable, interrupted }: Outcome, { format }: MapOptions): number {
  if (interrupted) return 130;
  // Whoever splits the items looks at the refused ones, too.
  if (format === 'items') return 0;
  return counts.refused + unsendable > 0 ? 1 : 0;
}
