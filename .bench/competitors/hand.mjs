import { mapByHand } from './by-hand.mjs';
import { mapLines } from './lines.mjs';

const [, , file, collectedAt] = process.argv;
await mapLines(file, (record) => mapByHand(record, collectedAt));
