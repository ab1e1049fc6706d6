import { parentPort, workerData } from 'node:worker_threads';
import type { MapArguments } from './map-options.ts';
import { type Piece, PieceMapper } from './piece.ts';

// The thread of `map --jobs`: it is sent pieces, sends back what came of each, and gets the array back after that.
const mapper = new PieceMapper(workerData as MapArguments);

parentPort!.on('message', (piece: Piece | ArrayBuffer) => {
  if (piece instanceof ArrayBuffer) return mapper.takeBack(piece);
  const mapped = mapper.map(piece);
  parentPort!.postMessage(mapped, mapped === undefined ? [] : [mapped.entities.buffer as ArrayBuffer]);
});
