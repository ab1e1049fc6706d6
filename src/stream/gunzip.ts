import { unpackMembers, type Zlib } from './gzip-members.ts';
import { readStream, streamOf } from './web-stream.ts';

/** Unpacks gzip as it comes; throws where that is broken. */
export type Gunzip = (zipped: AsyncGenerator<Uint8Array>) => AsyncIterable<Uint8Array>;

/** What a runtime may have beside the web's standards. */
interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => Partial<Zlib> | undefined };
}

/** Unpacks gzip by Node.js where that is at hand, in half the time, and otherwise by web standards. */
export const gunzip: Gunzip = (zipped) => {
  const zlib = (globalThis as Runtime).process?.getBuiltinModule?.('node:zlib');
  return isZlib(zlib) ? unpackMembers(zipped, zlib) : gunzipByWeb(zipped);
};

function isZlib(zlib: Partial<Zlib> = {}): zlib is Zlib {
  return [zlib.createInflateRaw, zlib.inflateRawSync, zlib.crc32].every((one) => one !== undefined);
}

/** Unpacks gzip by web standards: where it breaks, what it unpacked last may be lost. */
export function gunzipByWeb(zipped: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  // First, and at once: where a runtime has none, nothing is wrong with the data.
  const unpacker = new DecompressionStream('gzip');
  return readStream(streamOf(zipped).pipeThrough(unpacker as never)) as AsyncGenerator<Uint8Array>;
}
