import { parentPort, workerData } from 'node:worker_threads';
import { ThreadMapper, type ThreadWork } from './thread-mapper.ts';

// A thread of `map --jobs`.
const port = parentPort!;
const mapper = new ThreadMapper(workerData as ThreadWork, (message) => port.postMessage(message));
port.on('message', (message) => mapper.take(message));
await mapper.run();
