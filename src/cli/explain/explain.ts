import { formatPath } from '../../issue.ts';
import { isObject } from '../../json.ts';
import { cutText } from '../../text/cut.ts';
import { plural } from '../../text/plural.ts';
import { printable } from '../../text/printable.ts';
import { cutDeep } from '../../udm/style.ts';
import { INTERRUPTED, type Surroundings, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { interruptions, untilInterrupted } from '../command/interrupt.ts';
import type { Options } from '../command/option.ts';
import { INPUT_TEXT, QUIET_OPTION, readStreamOptions, STREAM_OPTIONS } from '../command/stream-options.ts';
import { openFiles } from '../files/input-files.ts';
import { FILES_OPTION } from '../files/input-names.ts';
import { messageOutput, type Output, streamOutput } from '../files/output.ts';
import { Diagnostics, REST_OF_MAP } from '../items/diagnostics.ts';
import { type Explained, type ExplainedRecord, explainBatches } from '../items/explained-items.ts';
import { inBlocks, itemLine } from '../items/item-text.ts';
import { identitiesOf, titleOf } from '../items/title.ts';
import { lookOf } from '../terminal/look.ts';
import { printExplanation } from './text.ts';

const EXPLAINED = {
  ...FILES_OPTION,
  id: {
    type: 'string',
    value: 'NAME|ARN|ID',
    help: 'only the user, role, group or policy of that name, ARN or unique id, or the event of that eventID, whatever the case',
  },
  format: {
    type: 'string',
    choices: ['text', 'json'],
    help: 'a table for people, or a line of JSON for each record',
  },
  'no-values': {
    type: 'boolean',
    help: 'the table and its title show no values of records, so that they can be shown to others',
  },
  'include-values': {
    type: 'boolean',
    help: 'leaves and issues hold values with --format json, issues in the table, too',
  },
  ...QUIET_OPTION,
} as const satisfies Options;

/** `aws-iam-udm explain`: what became of each field of a record, and why. */
export const explainCommand = defineCommand({
  usage: '[OPTION…] [FILE…]',
  text: [
    'Explains what became of every field of a record, and where every field of its entity or event comes from.',
    `${INPUT_TEXT} Explains every user, role, group and event (and every managed policy, with the profile extended), or the ones that --id names: which log field became which UDM field by which row of the mapping table, which log fields are not in the entity or event and why, and the issues. A group that was joined with its members is explained as the answer of GetGroup that the join made.`,
  ],
  sections: [{ options: EXPLAINED }, { title: 'How records are mapped', options: STREAM_OPTIONS }],
  examples: [
    { command: 'explain users.json --id ana', gives: 'Explains the user ana.' },
    {
      command: 'explain trail.json --format json',
      gives: 'Gives each explanation as a line of JSON, for programs.',
    },
  ],
  exitCodes: {
    0: 'something was explained',
    1: 'the input holds no such record',
    2: 'bad usage, or an input that cannot be read',
    130: INTERRUPTED,
  },
  async run({ values, positionals }, around) {
    const options = readStreamOptions(values, around.interrupt);
    const { format = 'text' } = values;
    if (values['no-values'] && format === 'json')
      throw new UsageError(
        '--no-values is for the table: --format json has the whole record. Leave one out.',
      );
    const printer = new Printer(around, format, !values['no-values']);
    const { id } = values;
    const isWanted = id === undefined ? undefined : (log: unknown) => hasIdentity(log, id);
    let passed = 0;
    const files = await openFiles({ names: positionals, from: values['files-from'] }, around, values.quiet);
    try {
      const batches = explainBatches(files.inputs, options, isWanted);
      for await (const { explained, outside, counts } of untilInterrupted(batches, around.interrupt)) {
        for (const one of explained) {
          if (await printer.isInterrupted()) break;
          await printer.print(one);
        }
        // Most of a trail is outside the table: only what was named is worth a page.
        if (id === undefined) passed = counts.unmapped;
        else for (const record of outside) await printer.printRecord(record);
      }
    } finally {
      await files.close();
    }
    const messages = messageOutput(around);
    if (!values.quiet) await messages.write(printer.diagnostics.text(REST_OF_MAP));
    if (around.interrupt?.aborted) return 130;
    if (printer.count > 0) return 0;
    await messages.write(nothingText(id, passed));
    return 1;
  },
});

/** @param passed how many records are outside the table, of which nothing was said */
function nothingText(id: string | undefined, passed: number): string {
  const sentence = 'aws-iam-udm: The input holds no user, role, group or event';
  if (passed > 0)
    return `${sentence}, and ${plural(passed, 'record')} outside the table, which coverage counts.\n`;
  if (id === undefined) return `${sentence}.\n`;
  const sought = ` with the name, ARN or id ${printable(cutText(id))}`;
  return `${sentence}${sought}. Leave --id out to explain every record of the input.\n`;
}

/** Prints what was explained; what is to be said of its answer, or of pieces that are no record, is a diagnostic. */
class Printer {
  count = 0;
  readonly isInterrupted: () => Promise<boolean>;
  private readonly stdout: Output;
  readonly diagnostics = new Diagnostics();
  private readonly text: Parameters<typeof printExplanation>[3];
  private readonly format: 'text' | 'json';
  /** The document in which something was explained last. */
  private document: string | undefined;

  constructor(around: Surroundings, format: 'text' | 'json', values: boolean) {
    this.format = format;
    this.stdout = streamOutput(around.stdout);
    this.isInterrupted = interruptions(around.interrupt);
    this.text = { ...lookOf(around), values };
  }

  async print({ item, record }: Explained): Promise<void> {
    const document = `${item.input}:${item.line}`;
    if (record !== undefined) {
      this.document = document;
      await this.printRecord(record, item);
    } else if (item.type === 'refused' || (item.type === 'notice' && document === this.document)) {
      for (const issue of item.issues) this.diagnostics.take(item, issue);
    }
  }

  /** @param item says where the record stands, which is not known of what is outside the table */
  async printRecord({ log, explanation }: ExplainedRecord, item?: Explained['item']): Promise<void> {
    if (this.count > 0 && this.format === 'text') await this.stdout.write('\n');
    this.count += 1;
    for (const block of inBlocks(this.piecesOf({ log, explanation }, item))) {
      await this.stdout.write(block);
      if (await this.isInterrupted()) return;
    }
  }

  private piecesOf({ log, explanation }: ExplainedRecord, item?: Explained['item']): Iterable<string> {
    if (this.format === 'json') {
      const { input, line, path } = item ?? {};
      return itemLine(cutDeep({ input, line, path, ...explanation }) as object);
    }
    const place = item && `  (${`${item.input}:${item.line} ${formatPath(item.path)}`.trimEnd()})`;
    const title = titleOf(log, explanation, this.text.values) + (place ?? '');
    return printExplanation(title, log, explanation, this.text);
  }
}

/** IAM does not tell names apart by case, and has none with white space, which copies of tables break them by. */
function hasIdentity(log: unknown, id: string): boolean {
  const sought = bare(id);
  if (isObject(log) && typeof log.eventID === 'string' && bare(log.eventID) === sought) return true;
  return identitiesOf(log).some((identity) => bare(identity) === sought);
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '').toLowerCase();
}
