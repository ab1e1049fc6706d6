import { createLineWriter, forEachLine } from './blocks.mjs';

const out = createLineWriter();
forEachLine(process.argv[2], (line) => out.write(JSON.stringify(JSON.parse(line))));
out.flush();
