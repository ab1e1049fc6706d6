import { forEachLine } from './blocks.mjs';

let objects = 0;
forEachLine(process.argv[2], (line) => {
  if (typeof JSON.parse(line) === 'object') objects += 1;
});
process.stderr.write(`${objects} objects\n`);
