export type { CaseOptions, CaseTexts, CheckOptions, CheckOutcome } from './check/case.ts';
export { checkCase } from './check/check.ts';
export { type CheckFailure, formatFailure } from './check/failure.ts';
export type { DirectoryOptions } from './testing/run.ts';
export { type RegisterTest, type TestCasesOptions, testCases } from './testing/test-cases.ts';
