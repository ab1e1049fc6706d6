import { INTERRUPTED, type Surroundings } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { INPUT_TEXT } from '../command/stream-options.ts';
import { type InputFiles, openFiles } from '../files/input-files.ts';
import { type Output, openOutput, streamOutput, withOutputs } from '../files/output.ts';
import { refuseSameFile } from '../files/same-file.ts';
import { startProgress } from '../terminal/progress.ts';
import type { WrittenBatch } from './input-mapper.ts';
import { mapFiles } from './map-files.ts';
import { MAP_SECTIONS, type MapOptions, settleMapOptions } from './options.ts';
import { OutcomeCounter, summaryJson, summaryText } from './summary.ts';
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
    1: 'some records were refused, and the form is not items; the others are written',
    2: 'bad usage, an input that cannot be read, or an output that cannot be written',
    130: INTERRUPTED,
  },
  async run(given, around) {
    const options = settleMapOptions(given);
    const { output, rejects, issues } = options;
    await refuseSameFile([output, rejects, issues], options.files, around);
    const files = await openFiles(options.files, around);
    const count = threadsWorth(files, options.jobs);
    // They start while the outputs are opened.
    const threads =
      count === 0 ? undefined : (await import('./threads.ts')).startThreads(count, files, options);
    try {
      return await withOutputs(async (open) => {
        const entities = await open(() => openOutput(options.output, around.stdout));
        const rejects = options.rejects && (await open(() => openOutput(options.rejects, around.stdout)));
        const issues = options.issues && (await open(() => openOutput(options.issues, around.stdout)));
        const outputs = { entities, rejects, issues, messages: streamOutput(around.stderr) };
        const batches = mapFiles(files, threads, options, around.interrupt);
        return writeBatches(batches, { options, files, around, outputs });
      }, around.interrupt);
    } finally {
      await threads?.close();
      await files.close();
    }
  },
});

interface Outputs {
  readonly entities: Output;
  readonly rejects: Output | '' | undefined;
  readonly issues: Output | '' | undefined;
  readonly messages: Output;
}

/** What is written, and where to. */
interface Writing {
  readonly options: MapOptions;
  readonly files: InputFiles;
  readonly around: Surroundings;
  readonly outputs: Outputs;
}

/** Writes what comes, and gives the exit code. */
async function writeBatches(
  batches: AsyncIterable<WrittenBatch>,
  { options, files, around, outputs }: Writing,
): Promise<number> {
  const progress = startProgress(options.progress ? around.stderr : undefined, files.totalBytes);
  const counter = new OutcomeCounter();
  for await (const batch of batches) {
    counter.count(batch);
    if (batch.messages !== '') progress.clear();
    await outputs.messages.write(batch.messages);
    await outputs.entities.writeBytes(batch.entities);
    if (outputs.rejects) await outputs.rejects.write(batch.rejects);
    if (outputs.issues) await outputs.issues.write(batch.issues);
    progress.show(batch.counts, files.readBytes());
  }
  progress.clear();
  const interrupted = around.interrupt?.aborted === true;
  const outcome = counter.outcome(interrupted);
  await outputs.messages.write(options.summary === 'json' ? summaryJson(outcome) : summaryText(outcome));
  if (interrupted) return 130;
  // Whoever splits the items looks at the refused ones, too.
  if (options.format === 'items') return 0;
  return outcome.counts.refused + outcome.unsendable > 0 ? 1 : 0;
}
