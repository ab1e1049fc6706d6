export type { CheckOptions } from './check/case.ts';
export type { DirectoryOptions } from './testing/run.ts';
export { type RegisterTest, type TestCasesOptions, testCases } from './testing/test-cases.ts';
