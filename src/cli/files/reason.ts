import { cutText } from '../../text/cut.ts';
import { UsageError } from '../command/command.ts';

/** What the system's codes mean. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBADF: 'it is closed',
  EBUSY: 'it is in use',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'it is there already',
  EFBIG: 'it would be too large',
  EINVAL: 'the system cannot do that with it',
  EIO: 'the device failed',
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENODEV: 'there is no such device',
  ENOENT: 'there is no such file',
  ENOMEM: 'memory is used up',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no directory',
  ENXIO: 'it is a socket or no device',
  EPERM: 'permission is denied',
  EROFS: 'it lies on a disk that cannot be written',
  ERR_ACCESS_DENIED: 'Node.js has no permission for it',
  ESTALE: 'it is gone',
  ETXTBSY: 'it is in use',
};

/** The code of an error of the system, or of the permissions of Node.js; undefined for errors of anything else. */
function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$|^ERR_ACCESS_DENIED$/u.test(code) ? code : undefined;
}

/** Why the system could not do something, in words of our own. */
function reasonOf(code: string): string {
  return REASONS[code] ?? `the system says ${code}`;
}

/** An error of the system as a sentence about a file; any other error as it is. */
export function failureOf(error: unknown, verb: 'read' | 'write', name: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const reason = code === 'ENOENT' ? reasonOfAbsence(verb, name) : reasonOf(code);
  return new UsageError(`Cannot ${verb} ${cutText(name)}: ${reason}.`);
}

function reasonOfAbsence(verb: 'read' | 'write', name: string): string {
  // Whoever writes a file makes it: what is not there is its folder.
  if (verb === 'write') return 'there is no such folder';
  // Node.js puts U+FFFD for the bytes that it cannot read, and then finds no file of that name.
  return name.includes('\ufffd') ? 'there is no such file, or its name is not UTF-8' : reasonOf('ENOENT');
}

/** An error of the system about which nothing is known but what it says itself. */
export function systemSentence(error: Error): string | undefined {
  const code = systemCode(error);
  if (code === undefined) return undefined;
  // Node.js calls it a resource where it has no permission for it.
  const { resource, path = resource } = error as { path?: unknown; resource?: unknown };
  return typeof path !== 'string' || path === ''
    ? `The system refused what the command needs: ${reasonOf(code)}.`
    : `Cannot use ${path}: ${reasonOf(code)}.`;
}
