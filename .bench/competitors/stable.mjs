import stringify from 'fast-json-stable-stringify';
import { mapByHand } from './by-hand.mjs';
import { mapLines } from './lines.mjs';

const policyText = (encoded) => JSON.stringify(JSON.parse(decodeURIComponent(encoded)));

const [, , file, collectedAt] = process.argv;
await mapLines(file, (record) => mapByHand(record, collectedAt, policyText), stringify);
