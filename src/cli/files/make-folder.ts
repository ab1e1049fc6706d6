import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../command/command.ts';
import { failureOf } from './reason.ts';

/**
 * Makes a folder, and those that it lies in. Node.js's own way to do that never ends where the system takes no folder,
 * as below `/proc`.
 *
 * @throws {UsageError} when it cannot be made
 */
export async function makeFolder(name: string): Promise<void> {
  const missing: string[] = [];
  for (let path = resolve(name); ; path = dirname(path)) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) break;
    if (found !== undefined) throw new UsageError(`Cannot write ${name}: it is a file, and no folder.`);
    missing.push(path);
  }
  try {
    for (const path of missing.reverse()) await mkdir(path);
  } catch (error) {
    throw failureOf(error, 'write', name);
  }
}
