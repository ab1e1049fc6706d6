// A project without zod that maps a web stream: the types must compile, and each record must be accounted for.
import { type Counts, mapStream, mapTransform } from 'aws-iam-udm/stream';

const OPTIONS = { collectedAt: '2026-01-02T03:04:05Z' };
const LINES = [
  '{"UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111122223333:user/alice","CreateDate":0}\n',
  '{"UserId":7}\n',
];

async function read(): Promise<{ ids: (string | undefined)[]; counts: Counts | undefined }> {
  const ids: (string | undefined)[] = [];
  let counts: Counts | undefined;
  const { signal } = new AbortController();
  for await (const item of mapStream(new Blob(LINES).stream(), { ...OPTIONS, signal })) {
    if (item.type === 'entity') ids.push(item.entity.entity.user?.productObjectId);
    if (item.type === 'end') counts = item.counts;
  }
  return { ids, counts };
}

/** The types of what comes out of a pair of streams. */
async function readPair(): Promise<string[]> {
  const reader = new Blob(LINES).stream().pipeThrough(mapTransform(OPTIONS)).getReader();
  const types: string[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const type: 'entity' | 'event' | 'refused' | 'unmapped' | 'merged' | 'notice' | 'end' = read.value.type;
    types.push(type);
  }
  return types;
}

export const seen = Promise.all([read(), readPair()]).then(([{ ids, counts }, types]) => ({
  ids,
  types,
  records: counts?.records,
  refused: counts?.refused,
}));
