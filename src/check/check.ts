import { settleOptions } from '../options.ts';
import type { CaseTexts, CheckOptions, CheckOutcome } from './case.ts';
import { checkGolden } from './golden.ts';
import { checkSecOps } from './secops.ts';

/**
 * Checks one case of a regression suite: maps its log and compares what comes of it with what is expected,
 * by meaning and not by spelling.
 *
 * @param texts what the files of the case say
 * @param options how to map (a case's own options come before these), and whether times of ingestion may differ
 * @returns the failures, with the rows responsible, and what the expectations would have to say to pass
 * @throws {TypeError} when an option is bad
 * @example
 * const { failures } = checkCase({ layout: 'secops', log, events }, { ignoreIngestionTimes: true });
 * console.log(failures.map(formatFailure).join('\n'));
 */
export function checkCase(texts: CaseTexts, options: CheckOptions = {}): CheckOutcome {
  const { ignoreIngestionTimes: _, exact: __, ...mapperOptions } = options;
  settleOptions(mapperOptions);
  return texts.layout === 'golden' ? checkGolden(texts, options) : checkSecOps(texts, options);
}
