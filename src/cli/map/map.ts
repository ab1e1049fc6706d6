import type { Counts } from '../../stream/item.ts';
import type { Command, Surroundings } from '../command/command.ts';
import { type InputFiles, openFiles } from '../files/input-files.ts';
import { type Output, openOutput, streamOutput, withOutputs } from '../files/output.ts';
import { TextBuffer } from '../files/text-buffer.ts';
import { startProgress } from '../terminal/progress.ts';
import { MAP_HELP, type MapArguments, readMapArguments } from './arguments.ts';
import { isWorthCutting, type JobBatch, mapFiles } from './jobs.ts';
import { PieceMapper } from './piece.ts';
import { openLines, startSession } from './session.ts';
import { Sorter } from './sorter.ts';
import { summaryJson, summaryText } from './summary.ts';
import { Teller } from './teller.ts';
import { mapHere, startThreads } from './threads.ts';

/** `aws-iam-udm map`: what the AWS CLI, an SDK or an export gave, to UDM entities. */
export const mapCommand: Command = {
  name: 'map',
  summary: 'maps users, roles and groups to UDM entities',
  help: MAP_HELP,
  async run(argv, around) {
    const told = readMapArguments(argv);
    const files = await openFiles(told.files, around);
    // They start while this thread still prepares.
    const threads = startThreads(told, isWorthCutting(files) ? told.jobs - 1 : 0);
    try {
      return await withOutputs(async (open) => {
        const entities = await open(() => openOutput(told.output, around.stdout));
        const rejects = told.rejects && (await open(() => openOutput(told.rejects, around.stdout)));
        const issues = told.issues && (await open(() => openOutput(told.issues, around.stdout)));
        const outputs = { entities, rejects, issues, messages: streamOutput(around.stderr) };
        const buffer = new TextBuffer();
        const lines = openLines(told, buffer);
        const map = mapHere(new PieceMapper(told, buffer, lines));
        const sorter = new Sorter(told, buffer);
        const session = startSession(told, sorter, lines);
        const mappers = { jobs: told.jobs, map, ...threads };
        const batches = mapFiles(files, session, mappers, { signal: around.interrupt });
        return writeBatches(batches, { told, files, around, outputs, buffer, sorter });
      });
    } finally {
      await threads.close();
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

/** What is written, where to, and on the way there. */
interface Writing {
  readonly told: MapArguments;
  readonly files: InputFiles;
  readonly around: Surroundings;
  readonly outputs: Outputs;
  readonly buffer: TextBuffer;
  readonly sorter: Sorter;
}

/** Writes what comes, and gives the exit code. */
async function writeBatches(
  batches: AsyncIterable<JobBatch>,
  { told, files, around, outputs, buffer, sorter }: Writing,
): Promise<number> {
  const progress = startProgress(told.progress ? around.stderr : undefined, files.totalBytes);
  const teller = new Teller(told);
  let counts: Counts | undefined;
  for await (const batch of batches) {
    counts = batch.counts;
    sorter.takeItems(batch.items);
    const texts = teller.tell([...(batch.piece?.told ?? []), ...sorter.takeTold()]);
    if (texts.messages !== '') progress.clear();
    await outputs.messages.write(texts.messages);
    if (batch.piece !== undefined) await outputs.entities.writeBytes(batch.piece.entities);
    await outputs.entities.writeBytes(buffer.take());
    if (outputs.rejects) await outputs.rejects.write(texts.rejects);
    if (outputs.issues) await outputs.issues.write(texts.issues);
    progress.show(counts, files.readBytes());
  }
  progress.clear();
  const interrupted = around.interrupt?.aborted === true;
  const { unsendable } = teller;
  const outcome = { counts: counts!, unsendable, severities: teller.severities(counts!), interrupted };
  await outputs.messages.write(told.summary === 'json' ? summaryJson(outcome) : summaryText(outcome));
  if (interrupted) return 130;
  return outcome.counts.refused + unsendable > 0 ? 1 : 0;
}
