export { compileFilterPattern, type FilterPattern } from './find/pattern/compile.ts';
export { PatternSyntaxError } from './find/pattern/syntax-error.ts';
export { FILTER_PATTERNS, type FilterPatternName, type WellKnownPattern } from './find/pattern/well-known.ts';
