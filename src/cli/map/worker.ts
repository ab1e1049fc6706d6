import { parentPort, workerData } from 'node:worker_threads';
import { TextBuffer } from '../files/text-buffer.ts';
import type { MapArguments } from './arguments.ts';
import { type Piece, PieceMapper } from './piece.ts';
import { openLines } from './session.ts';

// A thread of `map --jobs`: it tells that it is there, is sent pieces, sends back what came of each, and gets the
// array back after that.
const told = workerData as MapArguments;
const buffer = new TextBuffer();
const mapper = new PieceMapper(told, buffer, openLines(told, buffer));

parentPort!.on('message', (piece: Piece | ArrayBuffer) => {
  if (piece instanceof ArrayBuffer) return mapper.takeBack(piece);
  const mapped = mapper.map(piece);
  parentPort!.postMessage(mapped, mapped === undefined ? [] : [mapped.entities.buffer as ArrayBuffer]);
});
parentPort!.postMessage(undefined);
