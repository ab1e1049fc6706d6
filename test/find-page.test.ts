import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

const PAGE = readFileSync('.github/docs/find.md', 'utf8');

/** The transcripts of the page: a command, and what a person sees who runs it. */
const TRANSCRIPTS = [...PAGE.matchAll(/```console\n\$ npx aws-iam-udm (.+)\n([\s\S]+?)```/gu)].map(
  ([, command, shown]) => [command!, shown!] as const,
);

/** The words of a command as a shell reads them, which would read these signs of its own outside quotes otherwise. */
function wordsOf(command: string): string[] {
  expect(command.replace(/'[^']*'/gu, '')).not.toMatch(/[<>|&;*?(){}[\]$]/u);
  return [...command.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain!);
}

describe('the page on watching an identity', () => {
  it('has a transcript of each command', () => {
    expect(new Set(TRANSCRIPTS.map(([command]) => command.split(' ')[0]))).toEqual(
      new Set(['find', 'query']),
    );
  });

  it.each(TRANSCRIPTS)('shows what the program writes: %s', async (command, shown) => {
    const { stdout, stderr } = await run(wordsOf(command));
    expect(stdout + stderr).toBe(shown);
  });
});
