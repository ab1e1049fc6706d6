export { type Alarm, createAlarm } from './find/alarm/alarm.ts';
export type { AlarmChange, AlarmState } from './find/alarm/history.ts';
export {
  type AlarmComparison,
  type AlarmOptions,
  type AlarmRule,
  type AlarmStatistic,
  type MissingData,
  parseAlarm,
} from './find/alarm/options.ts';
export type { IdentityPart } from './find/identity/field.ts';
export type { IdentityOption, IdentityOptions } from './find/identity/options.ts';
export { type IdentityMatch, type IdentitySelector, identitySelector } from './find/identity/select.ts';
export { compileFilterPattern, type FilterPattern } from './find/pattern/compile.ts';
export { PatternSyntaxError } from './find/pattern/syntax-error.ts';
export { FILTER_PATTERNS, type FilterPatternName, type WellKnownPattern } from './find/pattern/well-known.ts';
export { type Query, type QueryOptions, queryFor } from './find/query/query.ts';
export type { QueryService } from './find/query/service.ts';
export {
  type PatternQuery,
  type PatternService,
  type QueryPart,
  queryForPattern,
} from './translate/pattern-query.ts';
