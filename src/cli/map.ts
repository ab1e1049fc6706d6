import type { EntityItem } from '../stream/item.ts';
import { type Batch, mapBatches } from '../stream/map-stream.ts';
import type { Command, Surroundings } from './command.ts';
import { diagnosticLine, type ItemWithIssues, issueLine, rejectLine } from './diagnostics.ts';
import { type InputFiles, openFiles } from './files.ts';
import { entityWriter } from './format.ts';
import { MAP_HELP, type MapArguments, readMapArguments } from './map-options.ts';
import { type Output, openOutput, streamOutput, withOutputs } from './output.ts';
import { startProgress } from './progress.ts';
import { type Outcome, summaryJson, summaryText } from './summary.ts';

/** `aws-iam-udm map`: what the AWS CLI, an SDK or an export gave, to UDM entities. */
export const mapCommand: Command = {
  name: 'map',
  summary: 'maps users, roles and groups to UDM entities',
  help: MAP_HELP,
  async run(argv, around) {
    const told = readMapArguments(argv);
    const files = await openFiles(told.files, around);
    try {
      return await withOutputs(async (open) => {
        const entities = await open(() => openOutput(told.output, around.stdout));
        const rejects = told.rejects && (await open(() => openOutput(told.rejects, around.stdout)));
        const issues = told.issues && (await open(() => openOutput(told.issues, around.stdout)));
        return mapFiles(told, files, around, { entities, rejects, issues });
      });
    } finally {
      await files.close();
    }
  },
};

interface Outputs {
  readonly entities: Output;
  readonly rejects: Output | '' | undefined;
  readonly issues: Output | '' | undefined;
}

async function mapFiles(
  told: MapArguments,
  files: InputFiles,
  around: Surroundings,
  outputs: Outputs,
): Promise<number> {
  const stderr = streamOutput(around.stderr);
  const progress = startProgress(told.progress ? around.stderr : undefined, files.totalBytes);
  const sorter = new Sorter(told);
  const { interrupt } = around;
  const options = { ...told.stream, ...(interrupt === undefined ? {} : { signal: interrupt }) };
  for await (const batch of mapBatches(files.inputs, options)) {
    const texts = sorter.sort(batch);
    if (texts.messages !== '') progress.clear();
    await stderr.write(texts.messages);
    await outputs.entities.write(texts.entities);
    if (outputs.rejects) await outputs.rejects.write(texts.rejects);
    if (outputs.issues) await outputs.issues.write(texts.issues);
    progress.show(batch.counts, files.readBytes());
  }
  progress.clear();
  const outcome = { ...sorter.outcome(), interrupted: interrupt?.aborted === true };
  await stderr.write(told.summary === 'json' ? summaryJson(outcome) : summaryText(outcome));
  if (outcome.interrupted) return 130;
  return outcome.counts.refused + outcome.unsendable > 0 ? 1 : 0;
}

interface Texts {
  entities: string;
  rejects: string;
  issues: string;
  messages: string;
}

/** Sorts what was mapped into the texts to be written, and counts what only the command knows. */
class Sorter {
  private readonly told: MapArguments;
  private readonly writer: ReturnType<typeof entityWriter>;
  private readonly severities = { error: 0, warning: 0, info: 0 };
  private unsendable = 0;
  private counts: Batch['counts'] | undefined;

  constructor(told: MapArguments) {
    this.told = told;
    this.writer = entityWriter(told.format);
  }

  sort(batch: Batch): Texts {
    this.counts = batch.counts;
    const texts: Texts = { entities: '', rejects: '', issues: '', messages: '' };
    for (const item of batch.items) {
      if (item.type === 'end') texts.entities += this.writer.end();
      else if (item.type === 'entity') texts.entities += this.writer.add(item as EntityItem);
      if (item.type === 'refused') texts.rejects += rejectLine(item);
      if (item.type !== 'end') this.tell(item, texts);
    }
    for (const { item, issues } of this.writer.takeUnsendable()) this.refuse({ ...item, issues }, texts);
    return texts;
  }

  outcome(): Omit<Outcome, 'interrupted'> {
    return { counts: this.counts!, unsendable: this.unsendable, severities: this.severities };
  }

  private tell(item: ItemWithIssues, texts: Texts): void {
    for (const issue of item.issues) {
      this.severities[issue.severity] += 1;
      if (this.told.issues !== undefined) texts.issues += issueLine(item, issue);
      if (issue.severity !== 'info' || this.told.verbose) texts.messages += diagnosticLine(item, issue);
    }
  }

  private refuse(item: EntityItem, texts: Texts): void {
    this.unsendable += 1;
    texts.rejects += rejectLine(item);
    this.tell(item, texts);
  }
}
