// A project without zod that maps lines of JSON: the types must compile, and each record must be accounted for.
import { type Counts, mapStream } from 'aws-iam-udm/stream';

const LINES = [
  '{"UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111122223333:user/alice","CreateDate":0}\n',
  '{"UserId":7}\n',
];

async function read(): Promise<{ ids: (string | undefined)[]; counts: Counts | undefined }> {
  const ids: (string | undefined)[] = [];
  let counts: Counts | undefined;
  for await (const item of mapStream(LINES, { collectedAt: '2026-01-02T03:04:05Z' })) {
    if (item.type === 'entity') ids.push(item.entity.entity.user?.productObjectId);
    if (item.type === 'end') counts = item.counts;
  }
  return { ids, counts };
}

export const seen = read().then(({ ids, counts }) => ({
  ids,
  records: counts?.records,
  refused: counts?.refused,
}));
