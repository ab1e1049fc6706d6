import { isGzip } from '../files/file-data.ts';
import type { InputFile, InputFiles } from '../files/input-files.ts';

/** A file that a thread can map: it can be read at any place. */
export type RegularInput = InputFile & Required<Pick<InputFile, 'file'>>;

/** What a thread costs is what it takes to map so many bytes. */
const WORTH = 100e6;

/** About so many times as long as it is, a packed file becomes. */
const PACKED = 7;

/** How many threads pay for themselves: each must have something to do while another maps the largest file. */
export function threadsWorth({ inputs }: InputFiles, jobs: number): number {
  if (jobs === 1) return 0;
  const sizes = inputs.filter(isRegular).map(({ name, file }) => file.size * (isGzip(name) ? PACKED : 1));
  // There may be more files than a call may have arguments.
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const rest = sizes.reduce((sum, size) => sum + size, 0) - largest;
  const threads = Math.min(jobs, sizes.length, 1 + Math.floor(rest / WORTH));
  return threads === 1 ? 0 : threads;
}

export function isRegular(input: InputFile): input is RegularInput {
  return input.file !== undefined;
}
