import { parentPort, workerData } from 'node:worker_threads';
import type { MapOptions } from './options.ts';
import { ThreadMapper } from './thread-mapper.ts';

// A thread of `map --jobs`.
new ThreadMapper(parentPort!, workerData as MapOptions);
