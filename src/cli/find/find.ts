import type { IdentityOptions } from '../../find/identity/options.ts';
import { plural } from '../../text/plural.ts';
import { INTERRUPTED, type Surroundings, UsageError } from '../command/command.ts';
import { defineCommand } from '../command/define-command.ts';
import { interruptions, untilInterrupted } from '../command/interrupt.ts';
import { RULES } from '../command/pattern-options.ts';
import { INPUT_TEXT } from '../command/stream-options.ts';
import { openFiles } from '../files/input-files.ts';
import { messageOutput, streamOutput } from '../files/output.ts';
import { Diagnostics } from '../items/diagnostics.ts';
import type { ItemWithIssues } from '../items/item-text.ts';
import { recordsRead } from '../items/records-read.ts';
import { lookOf } from '../terminal/look.ts';
import { startProgress } from '../terminal/progress.ts';
import { AlarmPlay } from './alarm.ts';
import { type FindSettings, findBatches } from './found.ts';
import { newestTime } from './newest.ts';
import { FIND_SECTIONS, type FindOptions, readFindOptions } from './options.ts';
import { makeQuestion, type Question } from './question.ts';
import { timelineWriter } from './timeline.ts';
import { type FoundWriter, foundWriter } from './writer.ts';

/** `aws-iam-udm find`: the records of a pattern or of one identity. */
export const findCommand = defineCommand({
  usage: '[OPTION…] [FILE…]',
  text: [
    'Finds records of CloudTrail, of every service: those of a filter pattern, or what one identity did.',
    `${INPUT_TEXT} All that is asked for must hold. What is found goes to standard output; diagnostics and how many were found go to standard error.`,
  ],
  terms: RULES,
  sections: FIND_SECTIONS,
  examples: [
    {
      command: 'find trail.json.gz --role Deploy --timeline',
      gives: 'Tells what a role did, in the order of time.',
    },
    {
      command: "find trail.json.gz --rule root-usage --alarm 'sum>=1/5m'",
      gives: 'Tells when the alarm would have gone off, and for which records.',
    },
  ],
  exitCodes: {
    0: 'something was found; with --alarm, it was in ALARM',
    1: 'nothing was found, or a part of the input could not be read as a record',
    2: 'bad usage, or an input that cannot be read',
    130: INTERRUPTED,
  },
  async run(given, around) {
    const options = readFindOptions(given);
    const question = await questionOf(options, around);
    const writer = writerOf(options, around);
    const alarm = writer instanceof AlarmPlay ? writer : undefined;
    const settings = settingsOf(options, question, alarm, around);
    const tally = await writeFound(settings, writer, options, around);
    const interrupted = around.interrupt?.aborted === true;
    if (!options.quiet) await messageOutput(around).write(told(tally, alarm, interrupted));
    if (interrupted) return 130;
    const isFound = alarm === undefined ? tally.found > 0 : alarm.wasDue;
    return isFound && tally.refused === 0 ? 0 : 1;
  },
});

/** Stands in for the time of the newest record where no record has one, and until it is known. */
const EARLIEST = '1970-01-01T00:00:00Z';

/** Puts the question together; what is wrong with it is told before anything is read. */
async function questionOf(options: FindOptions, around: Surroundings): Promise<Question> {
  const { identity, pattern, timeline, files } = options;
  const question = makeQuestion({ ...identity, newest: EARLIEST }, pattern);
  if (!question.isSelective && !timeline)
    throw new UsageError(
      'find needs a --pattern, a --rule, an identity, such as --user, or --timeline. See --help.',
    );
  if (!countsBack(identity)) return question;
  const newest = (await newestTime(files, around)) ?? EARLIEST;
  return makeQuestion({ ...identity, newest }, pattern);
}

/** Whether a time is a duration, which only the newest record makes a time. */
function countsBack({ from, to }: IdentityOptions): boolean {
  return [from, to].some((time) => time !== undefined && /^\d+[smhd]$/u.test(time));
}

function writerOf({ format, timeline, alarm }: FindOptions, around: Surroundings): FoundWriter {
  const look = lookOf(around);
  const form = format === 'json' ? 'json' : 'text';
  if (alarm !== undefined) return new AlarmPlay(alarm, form, look);
  return timeline ? timelineWriter(form, look) : foundWriter(format, look);
}

function settingsOf(
  { format, timeline, maxLineBytes }: FindOptions,
  question: Question,
  alarm: AlarmPlay | undefined,
  { interrupt }: Surroundings,
): FindSettings {
  return {
    question,
    gives: ({ text: 'brief', json: 'brief', records: 'text', events: 'event' } as const)[format],
    takesEvents: timeline && !question.isSelective,
    ...(maxLineBytes === undefined ? {} : { maxLineBytes }),
    ...(interrupt === undefined ? {} : { signal: interrupt }),
    ...(alarm === undefined ? {} : { passOver: (record) => alarm.passOver(record) }),
  };
}

interface FindCounts {
  readonly records: number;
  readonly refused: number;
  readonly found: number;
  /** Records that are in no range of times, since their own cannot be read. */
  readonly untimed: number;
  /** Records that were not found and may be what was sought, since a field of theirs cannot be read. */
  readonly misread: number;
  readonly diagnostics: Diagnostics;
}

/** Writes what is found as it is found. */
async function writeFound(
  settings: FindSettings,
  writer: FoundWriter,
  { files: given, progress: shows, quiet }: FindOptions,
  around: Surroundings,
): Promise<FindCounts> {
  const stdout = streamOutput(around.stdout);
  const diagnostics = new Diagnostics();
  const files = await openFiles(given, around, quiet);
  const progress = startProgress(shows ? around.stderr : undefined, files.totalBytes);
  let tally = { records: 0, refused: 0, found: 0 };
  let untimed = 0;
  let misread = 0;
  const hooks = {
    leaveOut() {
      untimed += 1;
    },
    misread() {
      misread += 1;
    },
  };
  try {
    const batches = findBatches(files.inputs, { ...settings, ...hooks });
    for await (const { found, others, counts } of untilInterrupted(batches, settings.signal)) {
      const text = writer.add(found);
      for (const item of [...others, ...found]) takeIssues(item, diagnostics);
      if (text !== '') progress.clear();
      await stdout.write(text);
      progress.show(counts, files.readBytes());
      tally = { records: counts.records, refused: counts.refused, found: tally.found + found.length };
    }
  } finally {
    progress.clear();
    await files.close();
  }
  const isInterrupted = interruptions(settings.signal);
  for (const part of writer.end()) {
    await stdout.write(part);
    // What was found until then is told all the same.
    if (await isInterrupted()) break;
  }
  return { ...tally, untimed, misread, diagnostics };
}

/** What is wrong with the input, or lacks in it; what is merely worth knowing of a record is for other commands. */
function takeIssues(item: ItemWithIssues, diagnostics: Diagnostics): void {
  for (const issue of item.issues)
    if (issue.severity !== 'info' || issue.code === 'ocsf_record') diagnostics.take(item, issue);
}

function told(tally: FindCounts, alarm: AlarmPlay | undefined, interrupted: boolean): string {
  const rest = '; `map --source cloudtrail --all-services --issues FILE` has all';
  const head = recordsRead(tally.records, interrupted);
  return `${tally.diagnostics.text(rest)}${head}: ${summaryOf(tally, alarm)}\n`;
}

function summaryOf(tally: FindCounts, alarm: AlarmPlay | undefined): string {
  const { refused, found, untimed: leftOut, misread } = tally;
  const untimed = alarm?.untimed() ?? 0;
  const parts = [
    `${found} found`,
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(leftOut === 0 ? [] : [`${leftOut} without a time that can be read, left out`]),
    ...(misread === 0
      ? []
      : [`${plural(misread, 'other')} with a field that cannot be read, which map --all-services names`]),
    ...(untimed === 0 ? [] : [`${untimed} without a time, in no period`]),
  ];
  return parts.join(', ');
}
