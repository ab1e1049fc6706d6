import type { Command, Surroundings } from '../command/command.ts';
import { type InputFiles, openFiles } from '../files/input-files.ts';
import { type Output, openOutput, streamOutput, withOutputs } from '../files/output.ts';
import { refuseSameFile } from '../files/same-file.ts';
import { startProgress } from '../terminal/progress.ts';
import type { WrittenBatch } from './input-mapper.ts';
import { mapFiles } from './map-files.ts';
import { MAP_HELP, type MapOptions, readMapOptions } from './options.ts';
import { OutcomeCounter, summaryJson, summaryText } from './summary.ts';
import { threadsWorth } from './threads-worth.ts';

/** `aws-iam-udm map`: what the AWS CLI, an SDK or an export gave, to UDM entities. */
export const mapCommand: Command = {
  help: MAP_HELP,
  async run(argv, around) {
    const options = readMapOptions(argv);
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
};

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
