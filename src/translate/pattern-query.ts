import type { Operand } from '../find/pattern/operand.ts';
import { type Atom, type Condition, parseFilterPattern } from '../find/pattern/parse.ts';
import { allOf, anyOf } from '../find/query/condition.ts';
import type { Query } from '../find/query/query.ts';
import { udmSearch, yaraRule } from '../find/query/udm.ts';
import { translateAtom } from './atom.ts';
import { type Fit, type Translation, type UdmCondition, type UdmTest, writeTest } from './translation.ts';

/** The services for which a filter pattern is translated. */
export const PATTERN_SERVICES = ['udm-search', 'yara-l'] as const;

/** A service for which a filter pattern is translated. */
export type PatternService = (typeof PATTERN_SERVICES)[number];

/** What became of a part of a pattern that holds no others. */
export interface QueryPart {
  /** The part, as a pattern has it. */
  readonly pattern: string;
  /** What is asked for it in the search; absent where nothing is. */
  readonly text?: string;
  /** `exact`: the events of just the records that it asks for. `wider`: those of others, too. `none`: it is not asked. */
  readonly fit: Fit;
  /** Why it is not exact. */
  readonly why: readonly string[];
}

/** A filter pattern as a service takes it. */
export interface PatternQuery extends Query {
  /** Each part of the pattern, in its order. */
  readonly parts: readonly QueryPart[];
}

/** So many AND, OR and NOT may stand in parentheses of a search. */
const MOST_OPERATORS = 169;

/**
 * Writes a filter pattern as a search over the UDM events that CloudTrail records become, or as a rule, by turning the
 * rows of the table for CloudTrail round. It finds the event of every record that the pattern asks for; where a row
 * loses something, also those of others, and says so: each part is marked.
 *
 * It goes by this project's own reading of Google's language: a field that is absent is the empty text, a repeated
 * field is tested by any of its values, texts compare with regard to case, regular expressions are RE2's and match
 * anywhere. Records are taken as CloudTrail writes them: names without dots, texts where texts are due, no text that is
 * JSON beside policies, no more than a thousand leaves in request and answer; a field that is empty or null counts as
 * missing.
 *
 * @param pattern the filter pattern, as `compileFilterPattern` takes it
 * @param service `udm-search` or `yara-l`
 * @returns the text, what to know about it, and what became of each part
 * @throws {PatternSyntaxError} where the pattern is none
 * @throws {TypeError} where nothing of it can be asked, or the service is another
 * @example
 * queryForPattern('{ $.eventName = CreateUser && $.errorCode NOT EXISTS }', 'udm-search').text;
 * // metadata.log_type = "AWS_CLOUDTRAIL" AND metadata.product_event_type = "CreateUser" AND security_result.rule_id = ""
 * @see https://docs.cloud.google.com/chronicle/docs/investigation/search-syntax-reference
 */
export function queryForPattern(pattern: string, service: PatternService): PatternQuery {
  if (!PATTERN_SERVICES.includes(service))
    throw new TypeError(`A pattern is translated for ${PATTERN_SERVICES.join(' and ')} alone.`);
  const { condition, parts } = translate(parseFilterPattern(pattern));
  if (condition === undefined)
    throw new TypeError(
      'Nothing of the pattern can be asked of UDM events: no UDM field always holds what it needs.',
    );
  const whole = allOf<UdmTest>(LOG_TYPE, condition);
  const text =
    service === 'udm-search'
      ? udmSearch(whole, writeTest)
      : yaraRule('aws_filter_pattern', 'A filter pattern of CloudWatch Logs', whole, writeTest);
  return { text, notes: notesOn(parts, text), parts };
}

const LOG_TYPE: UdmTest = { field: 'metadata.log_type', is: 'equal', value: 'AWS_CLOUDTRAIL' };

/** A condition with what became of its parts; without one where nothing can be asked that finds every event. */
interface Translated {
  readonly condition: UdmCondition | undefined;
  readonly parts: readonly QueryPart[];
}

function translate(condition: Condition): Translated {
  if (condition.type !== 'or' && condition.type !== 'and') return translatePart(condition);
  const each = condition.conditions.map(translate);
  const parts = each.flatMap((one) => one.parts);
  const conditions = each.flatMap((one) => one.condition ?? []);
  if (conditions.length === 0) return { condition: undefined, parts };
  if (condition.type === 'and') return { condition: allOf<UdmTest>(...conditions), parts };
  if (conditions.length === each.length) return { condition: anyOf<UdmTest>(...conditions), parts };
  return { condition: undefined, parts: parts.map(asNotAsked) };
}

/** Any record may be one of those of a part that cannot be asked, so the parts beside it narrow nothing. */
function asNotAsked({ pattern, fit, why }: QueryPart): QueryPart {
  if (fit === 'none') return { pattern, fit, why };
  return {
    pattern,
    fit: 'none',
    why: ['It stands beside a part, with || between them, that cannot be asked.'],
  };
}

function translatePart(atom: Atom): Translated {
  const { condition, fit, why }: Translation = translateAtom(atom);
  const pattern = writeAtom(atom);
  if (condition === undefined) return { condition, parts: [{ pattern, fit, why }] };
  return { condition, parts: [{ pattern, text: udmSearch(condition, writeTest), fit, why }] };
}

function writeAtom(atom: Atom): string {
  const field = `$.${atom.selector.field}`;
  switch (atom.type) {
    case 'not-exists':
      return `${field} NOT EXISTS`;
    case 'is':
      return `${field} IS ${String(atom.value).toUpperCase()}`;
    case 'order':
      return `${field} ${atom.operator} ${atom.number}`;
    case 'compare':
      return `${field} ${atom.operator} ${writeOperand(atom.operand)}`;
  }
}

function writeOperand(operand: Operand): string {
  if (operand.type === 'expression') return `%${operand.expression.pattern()}%`;
  return operand.type === 'number' ? operand.text : `"${operand.text}"`;
}

function notesOn(parts: readonly QueryPart[], text: string): readonly string[] {
  const operators = text.match(/\b(?:AND|OR|NOT|and|or|not)\b/gu)?.length ?? 0;
  return [
    ...(parts.every(({ fit }) => fit === 'exact')
      ? []
      : ['Events of other records are found, too: see the parts.']),
    ...(operators > MOST_OPERATORS
      ? [`It has more operators than the ${MOST_OPERATORS} that a search may have in parentheses.`]
      : []),
    "It asks for the fields that this program's mapping of CloudTrail records fills, by its own reading of the language.",
    'Records are taken as CloudTrail writes them; a field that is empty or null counts as missing.',
  ];
}
