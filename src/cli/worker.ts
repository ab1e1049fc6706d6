import { parentPort, workerData } from 'node:worker_threads';
import type { MapArguments } from './map-options.ts';
import { type Piece, PieceMapper } from './piece.ts';

// The thread of `map --jobs`: it is sent pieces, and sends back what came of each.
const mapper = new PieceMapper(workerData as MapArguments);

parentPort!.on('message', (piece: Piece) => {
  const mapped = mapper.map(piece);
  parentPort!.postMessage(mapped, mapped === undefined ? [] : [mapped.entities.buffer as ArrayBuffer]);
});
